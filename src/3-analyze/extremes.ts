/**
 * The place of a maximum, kept where it could not be found again: `Math.max(...a)` of an array that is written
 * afterwards. The backward pass gives the gradient to the first winner, so it has to know which one that was.
 *
 *     const top = Math.max(...a);  a[0] = 0;   →   const top = Math.max(...a);  const at = a.indexOf(top);  a[0] = 0;
 */
import { Builder, call, member, ref } from '../ir/build.js';
import type { Func, Op, Region, Stage, ValueId } from '../ir/types.js';
import type { Summaries } from '../ir/units.js';
import { visitOps } from '../ir/walk.js';
import { withCalledWrites } from './called.js';
import { memory } from './memory.js';
import { places } from './places.js';

export function keepPlaces(func: Func, units: Summaries, disturbed: ReadonlySet<ValueId> = new Set()): Func {
  let extremes = false;
  visitOps(func.body.ops, (op) => (extremes ||= op.kind === 'stage' && op.gate === 'extreme'));
  if (!extremes) return func;
  const withCalls = withCalledWrites(func, units);
  const { unsteady } = memory(withCalls, places(withCalls), disturbed);
  const builder = new Builder(func.values, func.nextOp);
  const place = (op: Stage): Stage => builder.plain(builder.value({ type: { kind: 'number' }, origin: 'stage', hint: 'at' }), call(member(op.inputs[0], 'indexOf'), ref(op.result)));
  const region = (inner: Region): Region => ({ ...inner, ops: list(inner.ops) });
  const list = (ops: readonly Op[]): Op[] => ops.flatMap((op): Op[] => {
    if (op.kind === 'stage') return op.gate === 'extreme' && unsteady.has(op.id) ? [op, place(op)] : [op];
    if (op.kind === 'branch') return [{ ...op, then: region(op.then), else: region(op.else) }];
    if (op.kind !== 'loop') return [op];
    const main = list(op.body.ops.slice(0, op.stepFrom));
    const step = list(op.body.ops.slice(op.stepFrom));
    return [{ ...op, head: list(op.head), body: { ...op.body, ops: [...main, ...step] }, stepFrom: main.length }];
  });
  const body = region(func.body);
  return { ...func, body, values: builder.values, nextOp: builder.nextOp };
}
