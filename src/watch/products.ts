/**
 * What each phase hands to those who look on, and the derivative that it makes or changes as one piece of IR: after
 * `4-reverse` not yet tidied, after `5-tidy` as it will be printed.
 */
import type { Recorded } from '../4-reverse/record.js';
import type { Tidied } from '../5-tidy/tidy.js';
import type { Facts } from '../ir/facts.js';
import type { Derivative, Func, Op, Region, Value, ValueId } from '../ir/types.js';
import { definedIn } from '../ir/verify-values.js';
import { readsOf, refsOf } from '../ir/walk.js';
import type { Scope } from './names.js';

export interface Analyzed {
  readonly func: Func;
  readonly facts: Facts;
}

export interface ReversedAndRecorded extends Analyzed {
  readonly recorded: Recorded;
}

/** Some loops of the joint function go forward and back at once; `zeros` stand before everything. */
export interface FusedLoops extends Analyzed {
  readonly recorded: Recorded & { readonly zeros: readonly Op[] };
  /** The record of buffers, where there is one. */
  readonly given: readonly ValueId[];
}

export interface TidiedUp extends Analyzed {
  readonly tidied: Tidied;
  readonly seed: ValueId;
  /** The record of buffers, where there is one. */
  readonly given: readonly ValueId[];
}

/** The split pair, and the joint function where there is one. */
export interface WithNames {
  readonly func: Func;
  readonly values: readonly Value[];
  readonly scopes: readonly Scope[];
}

export function afterReversal({ func, facts, recorded }: ReversedAndRecorded): Derivative {
  const { values, nextOp, forward, backward, seed, because, inside } = recorded;
  return { func: withGradients(func, facts), values, nextOp, forward, backward, seed, because, inside, cache: recordedBy(func, forward, backward), joint: null };
}

/** The joint function alone: its forward pass holds backward operations, so it is no pair. */
export function afterFusion({ func, facts, recorded }: FusedLoops): Derivative {
  const { values, nextOp, forward, backward, seed, because, inside, zeros } = recorded;
  const joint: Region = { ops: [...zeros, ...forward.ops, ...backward.ops], results: backward.results };
  const none: Region = { ops: [], results: backward.results };
  return { func: withGradients(func, facts), values, nextOp, forward: func.body, backward: none, seed, because, inside, cache: recordedBy(func, func.body, none), joint };
}

export function afterTidying({ func, facts, tidied, seed }: TidiedUp): Derivative {
  const { values, nextOp, forward, backward, joint, because, jointBecause, cache } = tidied;
  return { func: withGradients(func, facts), values, nextOp, forward, backward, seed, because, jointBecause, inside: new Map(), cache, joint };
}

/** Which parameters are differentiated is known since `3-analyze`. */
function withGradients(func: Func, { wrt }: Facts): Func {
  return { ...func, params: func.params.map((param) => ({ ...param, wrt: wrt.includes(param.value) })) };
}

/** The forward values that the backward region reads: what will be the cache. */
function recordedBy(func: Func, forward: Region, backward: Region): readonly ValueId[] {
  const read = readsOf(backward.ops);
  backward.results.forEach((result) => refsOf(result).forEach((value) => read.add(value)));
  return [...func.params.map((param) => param.value), ...definedIn(forward.ops, true)].filter((value) => read.has(value));
}
