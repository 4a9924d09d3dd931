/**
 * Puts the tapes into the forward pass: room before the loops, carried values at the head of each iteration, other
 * values right behind the stage that makes them.
 */
import type { Facts } from '../ir/facts.js';
import type { Fused } from '../ir/fused.js';
import type { Builder } from '../ir/build.js';
import { ref } from '../ir/build.js';
import type { Func, Loop, Op, OpId, Region, Store, ValueId } from '../ir/types.js';
import { readsOf, refsOf, resultsOf } from '../ir/walk.js';
import type { LoopPlan } from './plan.js';
import type { LoopTapes } from './tapes.js';

export function weave(func: Func, facts: Facts, builder: Builder, stores: ReadonlyMap<OpId, { readonly tapes: LoopTapes; readonly plan: LoopPlan }>, { within, loops }: Fused): Region {
  const outside = new Map<OpId, Op[]>();
  for (const [id, { tapes }] of stores) {
    const outermost = facts.around.get(id)!.find((op) => op.kind === 'loop' && !loops.has(op.id))?.id ?? id;
    outside.set(outermost, [...(outside.get(outermost) ?? []), ...tapes.insertions.outside]);
  }
  /** Values to be stored behind the operation that defines them, by value. */
  const behind = new Map<ValueId, Store>();
  const heads = new Map<OpId, Op[]>();
  for (const [id, { tapes, plan }] of stores) {
    const head: Op[] = [...tapes.insertions.head];
    for (const [value, tape] of tapes.tapes) {
      const carried = plan.loop.params.includes(value);
      const store = builder.op<Store>({ kind: 'store', target: tape, path: [{ index: carried ? tapes.position : tapes.later }], value: ref(value) });
      if (carried) head.push(store);
      else behind.set(value, store);
    }
    head.push(...tapes.insertions.headEnd);
    heads.set(id, head);
  }

  const list = (ops: readonly Op[]): Op[] => ops.flatMap((op): Op[] => {
    const own = inner(op);
    const before = op.kind === 'loop' ? [...(outside.get(op.id) ?? []), ...(stores.get(op.id)?.tapes.insertions.before ?? [])] : outside.get(op.id) ?? [];
    const after = [...resultsOf(op).flatMap((value) => behind.get(value) ?? []), ...(op.kind === 'loop' ? stores.get(op.id)?.tapes.insertions.after ?? [] : [])];
    return [...(within.get(`${op.id}:before`) ?? []), ...before, own, ...after];
  });
  const inner = (op: Op): Op => {
    if (op.kind === 'branch') {
      const arm = (region: Region, name: 'then' | 'else'): Region => ({ ...region, ops: [...list(region.ops), ...(within.get(`${op.id}:${name}`) ?? [])] });
      return { ...op, then: arm(op.then, 'then'), else: arm(op.else, 'else') };
    }
    if (op.kind !== 'loop') return op;
    const head = heads.get(op.id) ?? [];
    const main = [...head, ...inFrontOfUpdates(list(op.body.ops.slice(0, op.stepFrom)), within.get(`${op.id}:body`) ?? [], facts)];
    const step = list(op.body.ops.slice(op.stepFrom));
    const loop: Loop = { ...op, head: list(op.head), body: { ...op.body, ops: [...main, ...step] }, stepFrom: main.length };
    return loop;
  };
  return { ops: list(func.body.ops), results: func.body.results };
}

/** The backward part of an iteration goes before `k++` at its end, so that `k` is still what it was. */
function inFrontOfUpdates(main: readonly Op[], back: readonly Op[], facts: Facts): readonly Op[] {
  if (back.length === 0) return main;
  const read = readsOf(back);
  const isUpdate = (op: Op): boolean => op.kind === 'stage' && !facts.active.has(op.result) && !read.has(op.result) && refsOf(op.expr).some((value) => read.has(value));
  let at = main.length;
  while (at > 0 && isUpdate(main[at - 1])) at--;
  return [...main.slice(0, at), ...back, ...main.slice(at)];
}
