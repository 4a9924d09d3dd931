/**
 * Whether a write can hit an element after it was read: a recurrence writes ahead of what it reads.
 *
 *     c[i] = f(c[i - 1])      no later iteration writes `c[i - 1]`
 *
 * Iterations are compared as they follow each other: in the outermost loop in which they differ, the place that is written
 * has to be beyond the one that was read; and in the same iteration another one, if the write comes later.
 */
import { literalValue } from '../ir/build.js';
import type { Loop, Op, Store, ValueId } from '../ir/types.js';
import type { Expr } from '../syntax.js';
import type { Moved, Ways } from './ways.js';

export interface Meeting {
  /** The element that was read. */
  readonly read: Element;
  readonly write: Store;
  /** Loops around both, outermost first; those left out make the array anew in each iteration. */
  readonly shared: readonly Loop[];
  /** In the same iteration the write comes after the read. */
  readonly isLater: boolean;
}

export interface Element {
  readonly base: ValueId;
  readonly index: Expr;
}

/** What a load reads, or a store writes; `undefined` for anything else. */
export function elementOf(op: Op): Element | undefined {
  if (op.kind === 'store') return op.path.length === 1 && 'index' in op.path[0] ? { base: op.target, index: op.path[0].index } : undefined;
  if (op.kind !== 'stage' || op.gate !== 'load' || op.inputs.length !== 2 || op.inputs[0].type !== 'Ref') return undefined;
  return { base: op.inputs[0].value, index: op.inputs[1] };
}

export function mayMeet(ways: Ways, { read, write, shared, isLater }: Meeting): boolean {
  const place = elementOf(write);
  if (place === undefined) return true;
  const from = ways.to(read.base, read.index);
  const into = ways.to(place.base, place.index);
  const isSame = from.root === into.root && from.indices.length === into.indices.length;
  // Different rows are told apart only where they are rows of one array.
  const pairs: (readonly [Expr, Expr])[] = from.indices.slice(0, isSame ? undefined : 1).map((each, at) => [each, into.indices[at]]);
  if (pairs.some(([a, b]) => differ(a, b) || isBeyond(ways.moved(a), b) || isBeyond(ways.moved(b), a))) return false;
  const moves = pairs.flatMap(([a, b]): (readonly [Moved, Moved])[] => {
    const [x, y] = [ways.moved(a), ways.moved(b)];
    return x !== undefined && y !== undefined && x.loop === y.loop && x.loop.form !== 'do' ? [[x, y]] : [];
  });
  const isAhead = (loop: Loop): boolean => moves.some(([x, y]) => x.loop === loop && (y.offset - x.offset + x.step) * Math.sign(x.step) > 0);
  if (!shared.every(isAhead)) return true;
  return isLater && !moves.some(([x, y]) => x.offset !== y.offset);
}

/** A counter that goes away from where it starts never comes to a number behind it. */
function isBeyond(moved: Moved | undefined, other: Expr): boolean {
  const number = literalValue(other);
  return moved?.start !== undefined && number !== undefined && (moved.start + moved.offset - number) * Math.sign(moved.step) > 0;
}

/** Two numbers that are written there. */
function differ(a: Expr, b: Expr): boolean {
  const [x, y] = [literalValue(a), literalValue(b)];
  return x !== undefined && y !== undefined && x !== y;
}
