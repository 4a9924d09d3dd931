/**
 * Sets of small numbers that never change: adding, taking out and uniting give a set that shares all but a path with the
 * one before. So a copy costs nothing, and thousands of points of a program can each keep the set of what is alive there.
 *
 *     const { add, meets } = setsBelow(1000);
 *     const one = add(EMPTY, 7);
 *     meets(add(one, 900), one)   →   true          one   →   {7}, as before
 */

/** 32 numbers as bits at the leaves, eight branches above; an empty tree is 0, so that every set has one form. */
export type NumberSet = number | readonly NumberSet[];

export const EMPTY: NumberSet = 0;

export interface Sets {
  readonly add: (set: NumberSet, member: number) => NumberSet;
  readonly without: (set: NumberSet, member: number) => NumberSet;
  /** Gives `a` itself where `b` adds nothing. */
  readonly union: (a: NumberSet, b: NumberSet) => NumberSet;
  readonly meets: (a: NumberSet, b: NumberSet) => boolean;
}

const NONE: readonly NumberSet[] = [0, 0, 0, 0, 0, 0, 0, 0];

/** For numbers from 0 up to, but without, `limit`. */
export function setsBelow(limit: number): Sets {
  let height = 0;
  while (32 * 8 ** height < limit) height++;

  const change = (tree: NumberSet, level: number, member: number, present: boolean): NumberSet => {
    if (level === 0) return present ? (tree as number) | (1 << (member & 31)) : (tree as number) & ~(1 << (member & 31));
    const branch = (member >>> (3 * level + 2)) & 7;
    const branches = tree === 0 ? NONE : tree as readonly NumberSet[];
    const changed = change(branches[branch], level - 1, member, present);
    if (changed === branches[branch]) return tree;
    const copy = branches.slice();
    copy[branch] = changed;
    return copy.every((each) => each === 0) ? 0 : copy;
  };
  return {
    add: (set, member) => change(set, height, member, true),
    without: (set, member) => change(set, height, member, false),
    union,
    meets,
  };
}

function union(a: NumberSet, b: NumberSet): NumberSet {
  if (a === b || b === 0) return a;
  if (a === 0) return b;
  if (typeof a === 'number' || typeof b === 'number') return (a as number) | (b as number);
  const both = a.map((branch, at) => union(branch, b[at]));
  if (both.every((branch, at) => branch === a[at])) return a;
  return both.every((branch, at) => branch === b[at]) ? b : both;
}

function meets(a: NumberSet, b: NumberSet): boolean {
  if (a === 0 || b === 0) return false;
  if (typeof a === 'number' || typeof b === 'number') return ((a as number) & (b as number)) !== 0;
  return a === b || a.some((branch, at) => meets(branch, b[at]));
}
