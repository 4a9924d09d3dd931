/**
 * The points at which a function is verified: what the user gives by name, and what is made up for the rest, until the
 * function takes it and gives finite numbers.
 *
 *     findPoints({ params: [{ name: 'x', type: number, isCount: false }], … }, given, { count: 5, … }) → { points: [[0.83], …] }
 */
import { OutOfTime, withinTime } from '../run/limit.js';
import type { Type } from '../syntax.js';
import { Clueless, invent, inventCount, mannerOf, shapedAs } from './invent.js';
import { copyOf, leavesOf } from './leaves.js';
import type { Random } from './random.js';

export interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  readonly rest: boolean;
  /** A number without a gradient: it counts, indexes or chooses. */
  readonly isCount: boolean;
}

export interface Wishes {
  readonly random: Random;
  readonly size: number;
  readonly count: number;
}

/** Either points, or why there are none. */
export type Points = { readonly points: readonly (readonly unknown[])[] } | { readonly reason: string };

const attempts = 60;

/** A loop may never end for the wrong numbers: milliseconds that a call may take, and how many may take longer. */
const patience = 500;
const mostLate = 12;

export function findPoints(
  params: readonly Parameter[], source: (...args: unknown[]) => unknown, given: readonly Readonly<Record<string, unknown>>[], wishes: Wishes,
): Points {
  const points: (readonly unknown[])[] = [];
  const isAllGiven = given.length > 0 && given.every((point) => params.every(({ name, optional }) => optional || name in point));
  const wanted = given.length === 0 ? Array.from({ length: wishes.count }, () => ({})) : given;
  let late = 0;
  for (const point of wanted) {
    let reason = '';
    let found: readonly unknown[] | undefined;
    for (let attempt = 0; attempt < (isAllGiven ? 1 : attempts) && found === undefined; attempt++) {
      try {
        const args = params.flatMap((param) => argument(param, point, attempt, wishes));
        const own = copyOf(args);
        const result = isAllGiven ? source(...own) : withinTime(() => source(...own), patience);
        const unfit = leavesOf([result, own]).find(({ value }) => !Number.isFinite(value));
        if (unfit === undefined || isAllGiven) found = args;
        else reason = `it gives ${unfit.value}`;
      } catch (error) {
        if (error instanceof Clueless) return { reason: error.message };
        if (error instanceof OutOfTime && ++late > mostLate) return { reason: `${error.message}, whatever numbers are made up` };
        reason = error instanceof OutOfTime ? error.message : `it throws: ${error instanceof Error ? error.message : String(error)}`;
      }
    }
    if (found === undefined) return { reason };
    points.push(found);
  }
  return { points };
}

/** The size that is asked for, then others: the function may know its own. */
function sizeAt(attempt: number, size: number): number {
  const others = [2, 4, 1, 5, 6, 8, 9, 10];
  return attempt < attempts / 2 ? size : others[attempt % others.length];
}

function argument({ name, type, optional, rest, isCount }: Parameter, given: Readonly<Record<string, unknown>>, attempt: number, wishes: Wishes): unknown[] {
  const { random } = wishes;
  const size = sizeAt(attempt, wishes.size);
  if (name in given) {
    const value = shapedAs(type, given[name]);
    return rest ? (value as unknown[]) : [value];
  }
  const manner = mannerOf(attempt, random, size);
  if (isCount) return [inventCount(attempt % 12, manner)];
  if (optional && (Object.keys(given).length > 0 || random() < 0.3)) return [undefined];
  try {
    const value = invent(type, manner);
    return rest ? (value as unknown[]) : [value];
  } catch (error) {
    if (error instanceof Clueless) throw new Clueless(`\`${name}\` is not given, and ${error.message}`);
    throw error;
  }
}
