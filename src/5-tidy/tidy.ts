/**
 * `Recorded → Tidied`: the derivative as it will be printed. The list of passes, in order; each has an off switch, and
 * none changes a number but by what the styles promise.
 */
import type { ArrayLibrary } from '../gates/arrays.js';
import type { Facts } from '../ir/facts.js';
import { Builder, number } from '../ir/build.js';
import { nest } from '../ir/nest.js';
import type { Fused } from '../ir/fused.js';
import type { Func, Op, OpId, Region, Value, ValueId } from '../ir/types.js';
import { mapExprs, mapRegion, readsOf, refsOf, substitute } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { comments } from './comments.js';
import { defineFirst } from './define-first.js';
import { fold } from './fold.js';
import { handover } from './handover.js';
import { headers } from './headers.js';
import { compact } from './compact.js';
import { jumps } from './jumps.js';
import { scratch, type Tape } from './scratch.js';
import { nestedIfs } from './nested-ifs.js';
import { settle } from './settle.js';
import { usesOf } from './uses.js';
import { wholes } from './wholes.js';

export interface TidyInput {
  readonly func: Func;
  readonly facts: Facts;
  readonly values: readonly Value[];
  readonly nextOp: number;
  readonly forward: Region;
  readonly backward: Region;
  /** That of the joint function, which may look at the arguments themselves. */
  readonly jointBackward: Region;
  readonly seed: ValueId;
  /** What is 1 in the joint function, and the operations that only another seed asks for. */
  readonly unit: ValueId;
  readonly seeding: ReadonlySet<OpId>;
  readonly because: ReadonlyMap<OpId, OpId>;
  readonly inside: ReadonlyMap<OpId, OpId>;
  readonly gradients: readonly ValueId[];
  /** The joint function, where some of its loops go forward and back at once; its seed is 1 already. */
  readonly fused: (Fused & { readonly forward: Region; readonly backward: Region; readonly zeros: readonly Op[] }) | null;
}

/** What is put before and behind the passes. */
export interface Entry {
  readonly before: readonly Op[];
  readonly behind: readonly Op[];
  readonly joint: readonly Op[];
  /** The checks of buffers. */
  readonly buffers: readonly Op[];
  readonly jointBuffers: readonly Op[];
}

export interface TidyOptions {
  readonly style: 'staged' | 'lecture' | 'compact';
  /** Whether the result is one number, so that there is a joint function. */
  readonly joint: boolean;
  /** The expression of the zeros of an array's gradient, in the split pair and in the joint function. */
  readonly zero: (adjoint: ValueId) => Expr;
  readonly jointZero: (adjoint: ValueId) => Expr;
  readonly entry: Entry;
  /** The operations on arrays. */
  readonly arrays: () => ArrayLibrary;
  /** Shadows that the caller of a unit hands in. */
  readonly shadows: readonly ValueId[];
  readonly off: Partial<Record<string, boolean>>;
}

export interface Tidied {
  readonly values: readonly Value[];
  readonly nextOp: number;
  readonly forward: Region;
  readonly backward: Region;
  readonly joint: Region | null;
  /** Tapes of the joint function that stay in the module. */
  readonly tapes: readonly Tape[];
  readonly jointForward: number;
  /** How many operations of the joint function come before both passes. */
  readonly jointOpening: number;
  readonly because: ReadonlyMap<OpId, OpId>;
  /** The same for the joint function, whose stages may have been folded otherwise. */
  readonly jointBecause: ReadonlyMap<OpId, OpId>;
  /** What the backward region reads of the forward pass, in the order of definition. */
  readonly cache: readonly ValueId[];
}

export function tidy(input: TidyInput, options: TidyOptions): Tidied {
  const { func, seed, unit } = input;
  const { entry } = options;
  const builder = new Builder(input.values, input.nextOp);
  const because = new Map(input.because);
  const on = (pass: string): boolean => options.off[pass] !== false;
  const finish = (tidied: Tidied): Tidied => {
    const jumped = on('jumps') ? withJumps(tidied, func, seed, builder) : tidied;
    return on('scratch') && jumped.joint !== null ? { ...jumped, ...withScratch(jumped.joint, jumped.values) } : jumped;
  };

  const asWritten = (region: Region): Region => comments(headers(nest(region, input.inside), builder.values, { ops: [], results: [] }));
  const backwardOf = (region: Region, given: ReadonlySet<ValueId>, zero = options.jointZero): Region => {
    // A rule of the user's reads as they wrote it.
    let current = defineFirst(func.pullback === undefined ? region : asWritten(region), { zero, given, builder, because });
    current = settle(wholes(current, { arrays: options.arrays, compact: options.style === 'compact' }), builder);
    if (on('handover')) current = handover(current, { facts: input.facts, builder, because });
    if (on('nestedIfs')) current = nestedIfs(current);
    if (on('fold')) current = mapRegion(current, (expr) => fold(expr, options.style === 'lecture'));
    return current;
  };
  const forwardOf = (region: Region, after: Region): Region => comments(headers(nest(region, input.inside), func.values, after));
  const ahead = forwardOf(input.forward, input.backward);
  const forward: Region = { ops: [...entry.before, ...ahead.ops, ...entry.behind], results: ahead.results };
  const back = backwardOf(input.backward, new Set([seed, ...options.shadows]), options.zero);
  const backward: Region = { ops: [...entry.buffers, ...back.ops], results: back.results };

  let joint: Region | null = null;
  let jointForward = 0;
  const jointOpening = entry.jointBuffers.length + (input.fused?.zeros.length ?? 0);
  if (options.joint && input.fused !== null) {
    const first = foldWithin(forwardOf(input.fused.forward, input.fused.backward), func.nextOp, on('fold') ? options.style : undefined);
    const opening = [...entry.jointBuffers, ...input.fused.zeros, ...entry.joint];
    const after = backwardOf(input.fused.backward, usesOf([...opening, ...first.ops]).defines);
    joint = { ops: [...opening, ...first.ops, ...after.ops], results: [...forward.results, ...after.results] };
    jointForward = opening.length + first.ops.length;
  } else if (options.joint) {
    let alone: Region = { ...input.jointBackward, ops: input.jointBackward.ops.filter((op) => !input.seeding.has(op.id)) };
    const opening: Op[] = [];
    if (options.style === 'lecture') opening.push(builder.plain(unit, number(1)));
    else alone = mapRegion(alone, (expr) => substitute(expr, (value) => (value === unit ? number(1) : undefined)));
    const given = options.style === 'lecture' ? new Set([unit]) : new Set<ValueId>();
    const backOfOne = backwardOf(alone, given);
    joint = { ops: [...entry.jointBuffers, ...entry.joint, ...ahead.ops, ...opening, ...backOfOne.ops], results: [...forward.results, ...backOfOne.results] };
    jointForward = entry.jointBuffers.length + entry.joint.length + ahead.ops.length;
  }
  if (options.style === 'compact' && on('compact')) {
    const [first, second] = compacted(forward, backward, builder);
    const one = joint === null ? null : compactJoint(joint, jointForward, builder, func.nextOp);
    return finish({
      values: builder.values, nextOp: builder.nextOp, because: follow(because, first.moved), jointBecause: one === null ? because : follow(because, one.moved),
      forward: first, backward: second, joint: one, jointForward: one?.kept ?? 0, jointOpening, tapes: [], cache: cacheOf(func, first, second, seed),
    });
  }
  return finish({ values: builder.values, nextOp: builder.nextOp, because, jointBecause: because, forward, backward, joint, jointForward, jointOpening, tapes: [], cache: cacheOf(func, forward, backward, seed) });
}

/** The forward passes with the user's jumps in them. */
function withJumps(tidied: Tidied, func: Func, seed: ValueId, builder: Builder): Tidied {
  const [forward, { ops, results }] = jumps(tidied.forward, { ops: tidied.backward.ops, results: [...tidied.forward.results, ...tidied.backward.results] }, builder);
  const count = forward.results.length;
  const backward: Region = { ops, results: results.slice(count) };
  const split = { ...tidied, values: builder.values, nextOp: builder.nextOp, forward: { ops: forward.ops, results: results.slice(0, count) }, backward, cache: cacheOf(func, forward, backward, seed) };
  if (tidied.joint === null) return split;
  const opening = tidied.joint.ops.slice(0, tidied.jointOpening);
  const [first, second] = jumps(
    { ops: tidied.joint.ops.slice(tidied.jointOpening, tidied.jointForward), results: [] },
    { ops: tidied.joint.ops.slice(tidied.jointForward), results: tidied.joint.results }, builder,
  );
  return {
    ...split, values: builder.values, nextOp: builder.nextOp, joint: { ops: [...opening, ...first.ops, ...second.ops], results: second.results }, jointForward: opening.length + first.ops.length,
  };
}

function withScratch(joint: Region, values: readonly Value[]): Pick<Tidied, 'joint' | 'tapes'> {
  const { region, tapes } = scratch(joint, values);
  return { joint: region, tapes };
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

function compactJoint(joint: Region, jointForward: number, builder: Builder, from: OpId): Region & { readonly kept: number; readonly moved: Moved } {
  const one = compact(joint, builder, jointForward);
  return { ...one, ops: foldWithin(one, from, 'compact').ops };
}

/** Folds what backward operations compute, wherever they stand: those from `from` on. The user's own text stays as it is. */
function foldWithin(region: Region, from: OpId, style: TidyOptions['style'] | undefined): Region {
  if (style === undefined) return region;
  const each = (expr: Expr): Expr => fold(expr, style === 'lecture');
  const list = (ops: readonly Op[]): Op[] => ops.map((op): Op => {
    if (op.id >= from) return mapExprs(op, each);
    if (op.kind === 'branch') return { ...op, then: { ...op.then, ops: list(op.then.ops) }, else: { ...op.else, ops: list(op.else.ops) } };
    return op.kind === 'loop' || op.kind === 'block' ? { ...op, body: { ...op.body, ops: list(op.body.ops) } } : op;
  });
  return { ops: list(region.ops), results: region.results };
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
    if (op.kind === 'block') {
      scan(op.body.ops);
      defined.push(...op.results);
    }
    if (op.kind === 'stage') defined.push(op.result);
  });
  scan(forward.ops);
  return [...new Set(defined)].filter((value) => read.has(value) && value !== seed);
}

