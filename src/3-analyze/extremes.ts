/**
 * The place of a maximum, kept where it could not be found again: `Math.max(...a)` of an array that is written
 * afterwards. The backward pass gives the gradient to the first winner, so it has to know which one that was.
 *
 *     const top = Math.max(...a);  a[0] = 0;   →   const top = Math.max(...a);  const at = a.indexOf(top);  a[0] = 0;
 */
import { Builder, call, member, ref } from '../ir/build.js';
import type { Func, Stage, ValueId } from '../ir/types.js';
import type { Summaries } from '../ir/units.js';
import { replaced, visitOps } from '../ir/walk.js';
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
  const body = replaced(func.body, (op) => (op.kind === 'stage' && op.gate === 'extreme' && unsteady.has(op.id) ? [op, place(op)] : [op]));
  return { ...func, body, values: builder.values, nextOp: builder.nextOp };
}
