/**
 * `Recorded → Tidied`: the derivative as it will be printed. The list of passes, in order; each has an off switch, and
 * none changes a number but by what the styles promise.
 */
import type { Facts } from '../ir/facts.js';
import { Builder, number } from '../ir/build.js';
import { nest } from '../ir/nest.js';
import type { Func, Op, OpId, Region, Value, ValueId } from '../ir/types.js';
import { mapExprs, mapRegion, readsOf, refsOf, substitute } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { comments } from './comments.js';
import { defineFirst } from './define-first.js';
import { fold } from './fold.js';
import { headers } from './headers.js';
import { compact } from './compact.js';
import { settle } from './settle.js';

export interface TidyInput {
  readonly func: Func;
  readonly facts: Facts;
  readonly values: readonly Value[];
  readonly nextOp: number;
  readonly forward: Region;
  readonly backward: Region;
  readonly seed: ValueId;
  readonly because: ReadonlyMap<OpId, OpId>;
  readonly inside: ReadonlyMap<OpId, OpId>;
  readonly gradients: readonly ValueId[];
}

export interface TidyOptions {
  readonly style: 'staged' | 'lecture' | 'compact';
  /** Whether the result is one number, so that there is a joint function. */
  readonly joint: boolean;
  /** The expression of the zeros of an array's gradient. */
  readonly zero: (adjoint: ValueId) => Expr;
  /** Put before everything in the backward pass: the check of buffers. */
  readonly opening: readonly Op[];
  readonly off: Partial<Record<string, boolean>>;
}

export interface Tidied {
  readonly values: readonly Value[];
  readonly forward: Region;
  readonly backward: Region;
  readonly joint: Region | null;
  readonly jointForward: number;
  readonly because: ReadonlyMap<OpId, OpId>;
  /** The same for the joint function, whose stages may have been folded otherwise. */
  readonly jointBecause: ReadonlyMap<OpId, OpId>;
  /** What the backward region reads of the forward pass, in the order of definition. */
  readonly cache: readonly ValueId[];
}

export function tidy(input: TidyInput, options: TidyOptions): Tidied {
  const { func, seed } = input;
  const builder = new Builder(input.values, input.nextOp);
  const because = new Map(input.because);
  const on = (pass: string): boolean => options.off[pass] !== false;

  const backwardOf = (region: Region, given: ReadonlySet<ValueId>): Region => {
    let current = defineFirst(region, { zero: options.zero, given, builder, because });
    current = settle(current, builder);
    if (on('fold')) current = mapRegion(current, (expr) => fold(expr, options.style === 'lecture'));
    return current;
  };
  const forward = comments(headers(nest(input.forward, input.inside), func, input.backward));
  const back = backwardOf(input.backward, new Set([seed]));
  const backward: Region = { ops: [...options.opening, ...back.ops], results: back.results };

  let joint: Region | null = null;
  let jointForward = 0;
  if (options.joint) {
    let alone = input.backward;
    const opening: Op[] = [];
    if (options.style === 'lecture') opening.push(builder.plain(seed, number(1)));
    else alone = mapRegion(alone, (expr) => substitute(expr, (value) => (value === seed ? number(1) : undefined)));
    const given = options.style === 'lecture' ? new Set([seed]) : new Set<ValueId>();
    const backOfOne = backwardOf(alone, given);
    joint = { ops: [...options.opening, ...forward.ops, ...opening, ...backOfOne.ops], results: [...forward.results, ...backOfOne.results] };
    jointForward = options.opening.length + forward.ops.length;
  }
  if (options.style === 'compact' && on('compact')) {
    const [first, second] = compacted(forward, backward, builder);
    const one = joint === null ? null : compactJoint(joint, jointForward, builder);
    return {
      values: builder.values, because: follow(because, first.moved), jointBecause: one === null ? because : follow(because, one.moved),
      forward: first, backward: second, joint: one, jointForward: one?.kept ?? 0, cache: cacheOf(func, first, second, seed),
    };
  }
  return { values: builder.values, because, jointBecause: because, forward, backward, joint, jointForward, cache: cacheOf(func, forward, backward, seed) };
}

type Moved = ReadonlyMap<OpId, OpId>;

/** The split pair: what the backward pass reads must stay in the forward pass, so both are looked at together. */
function compacted(forward: Region, backward: Region, builder: Builder): readonly [Region & { readonly moved: Moved }, Region] {
  const both = compact({ ops: [...forward.ops, ...backward.ops], results: [...forward.results, ...backward.results] }, builder, forward.ops.length);
  return [
    { ops: both.ops.slice(0, both.kept), results: both.results.slice(0, forward.results.length), moved: both.moved },
    { ops: both.ops.slice(both.kept).map(refold), results: both.results.slice(forward.results.length) },
  ];
}

function compactJoint(joint: Region, jointForward: number, builder: Builder): Region & { readonly kept: number; readonly moved: Moved } {
  const one = compact(joint, builder, jointForward);
  return { ...one, ops: one.ops.map((op, at) => (at < one.kept ? op : refold(op))) };
}

function refold(op: Op): Op {
  return mapExprs(op, (expr) => fold(expr));
}

/** The stage that a backward operation belongs to, where that was folded into another one. */
function follow(because: ReadonlyMap<OpId, OpId>, moved: Moved): ReadonlyMap<OpId, OpId> {
  const end = (id: OpId): OpId => {
    let at = id;
    for (let next = moved.get(at); next !== undefined; next = moved.get(at)) at = next;
    return at;
  };
  return new Map([...because].map(([op, stage]) => [op, end(stage)]));
}

/** The forward values that the backward region reads: parameters first, then in the order of definition. */
export function cacheOf(func: Func, forward: Region, backward: Region, seed: ValueId): ValueId[] {
  const read = readsOf(backward.ops);
  backward.results.forEach((atom) => refsOf(atom).forEach((value) => read.add(value)));
  const defined: ValueId[] = func.params.map((param) => param.value);
  const scan = (ops: readonly Op[]): void => ops.forEach((op) => {
    if (op.kind === 'branch') {
      scan(op.then.ops);
      scan(op.else.ops);
      defined.push(...op.results);
    }
    if (op.kind === 'loop') {
      scan(op.head);
      scan(op.body.ops);
      defined.push(...op.results);
    }
    if (op.kind === 'stage') defined.push(op.result);
  });
  scan(forward.ops);
  return [...new Set(defined)].filter((value) => read.has(value) && value !== seed);
}

