/**
 * The invariants of the IR, numbered, each with the sentence that a report quotes. `verify` checks them between phases,
 * `docs/ir.md` lists them in these words.
 */
import type { Op, OpId, Region } from './types.js';
import { regionsOf } from './walk.js';

export const INVARIANTS = {
  1: 'every value stands in the table at its own number, and every number that is mentioned is in the table',
  2: 'every value is defined once; an adjoint may be defined by both arms of a branch',
  3: 'a value is defined before it is used',
  4: 'a value is used only where it is visible: not after its loop body, nor after its arm, unless there is no other way to come there',
  5: 'a branch has as many results as each of its regions, a loop as many as carried values, first values and results of its body',
  6: 'every operation has an id of its own, below the next free one',
  7: 'the gate of a stage exists and has an input for each of its parameters',
  8: 'inputs, first values and results are atoms; only a loop that mirrors another one may begin with an expression',
  9: 'the text of a stage with a gate mentions exactly the values of its inputs',
  10: 'an expression assigns nothing',
  11: 'a name in an expression is a global or a constant that the function lists: variables have become values',
  12: 'an addition goes into an adjoint, or into a counter of the derivative',
  13: 'a number stands where a number is needed',
  14: 'the result of the function is the result of its body',
  15: 'the cache holds the forward values that the backward pass reads, none of a loop body, in the order of their definition, and nothing else',
  16: '`because`, `inside` and `mirror` refer to operations that exist',
  17: 'there is one gradient for each differentiated parameter',
  18: 'a jump is the last operation of its region, leaves a block or a loop around it, and has a value for each result of that',
  19: 'every value that is printed has a name, which is an identifier, no word of the language, and nothing else in the module',
  20: 'two variables that can be seen in the same place have different names',
  21: 'a variable holds the value that is read from it',
} as const;

export type Invariant = keyof typeof INVARIANTS;

/** One place where an invariant doesn't hold. */
export interface Violation {
  readonly invariant: Invariant;
  /** The particulars: `%4`, or the text of an expression. */
  readonly what: string;
  /** The operation; without it, the end of the region. */
  readonly op?: OpId;
}

/** Every region with the operation that it belongs to, outer ones first. */
export function regionsWithin(region: Region, owner?: Op): readonly { readonly region: Region; readonly owner?: Op }[] {
  return [{ region, owner }, ...region.ops.flatMap((op) => regionsOf(op).flatMap((inner) => regionsWithin(inner, op)))];
}
