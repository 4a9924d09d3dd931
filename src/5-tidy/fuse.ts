/**
 * Forward and backward in one loop, in the joint function: where the gradient on what a loop adds up is known before the
 * loop starts, each iteration can go forward and back at once. Nothing is recorded then, and the backward loop is gone.
 *
 *     for (…) sum += e;   dsum = 1 / n;  for (…) de = dsum, …     →     dsum = 1 / n;  for (…) { sum += e; de = dsum, … }
 *
 * Takes the backward pass before anything is recorded, gives what is left of it, and what stands in the forward pass.
 * A loop is fused only if its backward loop carries nothing, reads only values of the same iteration and what can be
 * computed before the loop, and adds only to adjoints that nobody reads before the backward loop. All else is left alone.
 */
import type { Facts } from '../ir/facts.js';
import type { Fused, Place } from '../ir/fused.js';
import { type Builder, number } from '../ir/build.js';
import type { Branch, Func, Loop, Op, OpId, Region, Stage, Store, ValueId } from '../ir/types.js';
import { mapRegion, refsOf, regionsOf, substitute, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { agree } from './agree.js';
import { armsOf } from './arms.js';
import { defineFirst } from './define-first.js';
import { type Earlier, earlier } from './earlier.js';
import { settle } from './settle.js';
import { join, type Join, madeIn, writesArrays } from './join.js';
import { restOf } from './rest.js';
import { mentionsOf, usesOf } from './uses.js';

export interface FuseInput {
  readonly func: Func;
  readonly facts: Facts;
  /** As `reverse` made it: primal values are mentioned freely. */
  readonly backward: Region;
  readonly seed: ValueId;
  readonly because: ReadonlyMap<OpId, OpId>;
  readonly builder: Builder;
  readonly zero: (adjoint: ValueId) => Expr;
  /** Lecture style gives the seed a statement of its own. */
  readonly explicit: boolean;
}

export interface Fusion extends Fused {
  readonly backward: Region;
  /** Zeros of gradients that are arrays, to be made first of all. */
  readonly zeros: readonly Op[];
  readonly because: ReadonlyMap<OpId, OpId>;
}

/** What the levels share. */
interface Context {
  readonly earlier: Earlier;
  readonly builder: Builder;
  readonly because: Map<OpId, OpId>;
  readonly isOurs: (value: ValueId) => boolean;
  /** How often each of our values is mentioned in the whole backward pass. */
  readonly total: ReadonlyMap<ValueId, number>;
  readonly isInput: (value: ValueId) => boolean;
  /** Of an array or a record. */
  readonly isShadow: (value: ValueId) => boolean;
  /** The array or record of a shadow has its last shape when the loop starts. */
  readonly isShaped: (shadow: ValueId, loop: Loop) => boolean;
  /** A store of which the iterations of the loop own what it writes into. */
  readonly isConfined: (store: Store, loop: Loop) => boolean;
  /** The shadow of an array that is the own of each iteration of the loop; of any loop, if none is named. */
  readonly isScratch: (value: ValueId, loop?: Loop) => boolean;
}

/** One list of forward operations, and the backward operations that go back through them. */
interface Level {
  readonly forward: readonly Op[];
  readonly back: readonly Op[];
  /** Our values that can be read here from the beginning. */
  readonly ready: ReadonlySet<ValueId>;
  /** Adjoints that exist from the beginning, to be added to. */
  readonly alive: ReadonlySet<ValueId>;
}

interface Outcome {
  readonly within: Map<Place, readonly Op[]>;
  readonly loops: OpId[];
  readonly zeros: Op[];
  rest: readonly Op[];
}

/** `null` where no loop can be fused. */
export function fuse(input: FuseInput): Fusion | null {
  const { func, facts, builder, seed } = input;
  // Shadows that are found are found in the backward pass, where all is known of which object is which.
  if (!hasLoop(func.body.ops) || facts.found.size > 0) return null;
  const because = new Map(input.because);
  let alone = input.backward;
  if (input.explicit) alone = { ...alone, ops: [builder.plain(seed, number(1)), ...alone.ops] };
  else alone = mapRegion(alone, (expr) => substitute(expr, (value) => (value === seed ? number(1) : undefined)));
  const defined = defineFirst(alone, { zero: input.zero, given: new Set(), builder, because });
  const backward = agree(settle(defined, builder));

  const params = new Set(func.params.map((param) => param.value));
  const isOurs = (value: ValueId): boolean => value >= func.values.length;
  const order = earlier(func, facts);
  const around = (op: Op): readonly Op[] => facts.around.get(op.id)!.filter(({ kind }) => kind === 'loop');
  const stores: Store[] = [];
  visitOps(func.body.ops, (op) => void (op.kind === 'store' && stores.push(op)));
  const cx: Context = {
    builder, because, isOurs, earlier: order, total: mentionsOf(backward.ops, backward.results),
    isInput: (value) => params.has(value) || (isOurs(value) && builder.values[value].type.kind === 'opaque'),
    isShadow: (value) => builder.values[value].origin === 'adjoint' && builder.values[value].type.kind !== 'number',
    isShaped: (shadow, loop) => {
      const { of } = builder.values[shadow];
      return of === undefined || params.has(of) || facts.lasting.has(of) || stores.every((store) => facts.rootOf(store.target) !== of || (order.isBefore(store, loop) && around(loop).every((outer) => !around(store).includes(outer))));
    },
    isConfined: (store, loop) => facts.confined.get(store.id)?.has(loop.id) ?? false,
    isScratch: (value, loop) => {
      const { origin, of } = builder.values[value];
      return origin === 'adjoint' && of !== undefined && (loop === undefined ? [...facts.scratch.values()].some((arrays) => arrays.has(of)) : facts.scratch.get(loop.id)?.has(of) ?? false);
    },
  };
  const outcome = level(cx, { forward: func.body.ops, back: backward.ops, ready: new Set(), alive: new Set() }, true);
  if (outcome.loops.length === 0) return null;
  return { within: outcome.within, loops: new Set(outcome.loops), zeros: outcome.zeros, backward: { ops: outcome.rest, results: backward.results }, because };
}

function level(cx: Context, { forward, back, ready, alive }: Level, top: boolean): Outcome {
  const outcome: Outcome = { within: new Map(), loops: [], zeros: [], rest: back };
  if (!forward.some((op) => op.kind === 'loop' || op.kind === 'branch')) return outcome;
  const here = { forward, ready: new Set(ready), alive: new Set(alive) };
  const joined: Join[] = [];
  const summed = new Set<ValueId>();
  const rest = restOf(back, (op, { reads }) => handlesMemory(op, reads, cx));
  for (const loop of forward) {
    if (loop.kind !== 'loop') continue;
    const at = rest.mirror(loop.id);
    const one = at === undefined ? undefined : join({ ...cx, ...here, loop, rest, at, summed });
    if (one === undefined) continue;
    joined.push(one);
    rest.change(one.edit);
    one.known.forEach((value) => here.ready.add(value));
    for (const value of one.targets) {
      summed.add(value);
      here.alive.add(value);
    }
    outcome.loops.push(loop.id);
    outcome.zeros.push(...one.zeros);
    place(outcome, `${loop.id}:before`, one.before);
    take(outcome, level(cx, { ...here, forward: loop.body.ops.slice(0, loop.stepFrom), back: one.body }, false), `${loop.id}:body`);
  }
  outcome.rest = rest.ops();
  weld(cx, outcome, { ...here, back }, joined, top);
  return outcome;
}

/**
 * The first backward branch belongs right behind the branch that it reverses, so that each arm goes forward and back. At
 * the top level that is done only for the sake of a loop inside.
 */
function weld(cx: Context, outcome: Outcome, { forward, ready, alive }: Level, joined: readonly Join[], top: boolean): void {
  const at = outcome.rest.findIndex((op) => op.kind !== 'stage');
  const first = outcome.rest[at];
  if (first?.kind !== 'branch' || first.results.length > 0) return;
  const owner = cx.because.get(first.id);
  const branch = forward.find((op): op is Branch => op.kind === 'branch' && op.id === owner && op.form === 'if');
  const leading = outcome.rest.slice(0, at) as Stage[];
  if (branch === undefined || (top && !hasLoop([branch]))) return;
  const arms = armsOf(branch, first);
  if (arms === undefined || writesArrays(branch) || !fits(cx, leading, [...arms.then, ...arms.else], branch, joined)) return;
  const defined = leading.map((op) => op.result);
  const inner = { ready: new Set([...ready, ...defined]), alive: new Set([...alive, ...defined]) };
  const then = level(cx, { ...inner, forward: branch.then.ops, back: arms.then }, false);
  const otherwise = level(cx, { ...inner, forward: branch.else.ops, back: arms.else }, false);
  if (top && then.loops.length + otherwise.loops.length === 0) return;
  outcome.rest = outcome.rest.slice(at + 1);
  outcome.zeros.push(...leading.filter(isArray));
  place(outcome, `${branch.id}:before`, leading.filter((op) => !isArray(op)));
  take(outcome, then, `${branch.id}:then`);
  take(outcome, otherwise, `${branch.id}:else`);

  function isArray(op: Stage): boolean {
    return cx.builder.values[op.result].type.kind !== 'number' && refsOf(op.expr).every(cx.isInput);
  }
}

/** Shadows that are made inside, and those of scratch, are nobody else's. */
function handlesMemory(op: Op, reads: ReadonlySet<ValueId>, { isShadow, isScratch }: Context): boolean {
  const fresh = madeIn([op]);
  const isShared = (value: ValueId): boolean => !fresh.has(value) && !isScratch(value);
  return [...reads].some((value) => isShadow(value) && isShared(value)) || writesArrays(op, (store) => isShared(store.target));
}

function hasLoop(ops: readonly Op[]): boolean {
  return ops.some((op) => op.kind === 'loop' || regionsOf(op).some((region) => hasLoop(region.ops)));
}

/** All that the backward branch reads is there at the end of the forward branch, and nothing that comes later touches it. */
function fits(cx: Context, leading: readonly Op[], back: readonly Op[], branch: Branch, joined: readonly Join[]): boolean {
  const { earlier, isOurs } = cx;
  const later = joined.filter(({ loop }) => earlier.isBefore(branch, loop));
  const { mentions, reads, targets, defines } = usesOf([...leading, ...back]);
  return [...usesOf(leading).mentions].every((value) => isOurs(value) || earlier.isKnown(value, branch))
    && [...mentions].every((value) => isOurs(value) || earlier.isKnown(value, branch) || earlier.isInside(value, branch))
    && ![...reads].some((value) => later.some((one) => one.known.has(value) || one.targets.has(value)))
    && [...targets, ...defines].every((value) => !later.some(({ known, born, targets: theirs }) => known.has(value) || born.has(value) || (defines.has(value) && theirs.has(value))));
}

function place(outcome: Outcome, at: Place, ops: readonly Op[]): void {
  if (ops.length > 0) outcome.within.set(at, ops);
}

function take(outcome: Outcome, inner: Outcome, at: Place): void {
  inner.within.forEach((ops, each) => outcome.within.set(each, ops));
  outcome.loops.push(...inner.loops);
  outcome.zeros.push(...inner.zeros);
  place(outcome, at, inner.rest);
}
