/**
 * What the documentation of a joint function says of loops that go forward and back at once.
 *
 *     The loop needs no second pass: the gradient on `sum` is known (it is 1) before the loop starts, so …
 */
import type { Loop } from '../ir/types.js';
import { visitOps } from '../ir/walk.js';
import type { Emission } from './module.js';

export function fusedAside({ func, joint, fused, jointNames, active }: Emission): readonly string[] {
  if (joint === null || fused.size === 0) return [];
  const loops: Loop[] = [];
  const others: Loop[] = [];
  visitOps(joint.ops, (op) => {
    if (op.kind === 'loop') (fused.has(op.id) ? loops : others).push(op);
  });
  const second = others.some((loop) => loop.mirror !== undefined);
  if (second) return ['Where the gradient on what a loop adds up is known before the loop starts, each iteration goes forward and back at once.'];
  if (loops.length > 1) return ['The loops need no second pass: the gradients on what they add up are known before they start, so each iteration goes forward and back at once.'];
  const [loop] = loops;
  const sums = loop.results.filter((value) => active.has(value));
  const names = sums.map((value) => `\`${jointNames!.nameOf(value)}\``);
  const listed = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
  const isResult = sums.length === 1 && func.result.type === 'Ref' && func.result.value === sums[0];
  const known = `the gradient${sums.length > 1 ? 's' : ''} on ${listed === '' ? 'what it adds up' : listed} ${sums.length > 1 ? 'are' : 'is'} known${isResult ? ' (it is 1)' : ''}`;
  return [`The loop needs no second pass: ${known} before the loop starts, so each iteration goes forward and back at once.`];
}
