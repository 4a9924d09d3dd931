/**
 * Whether something can be read again in the backward pass, and give what it gave in the forward pass.
 */
import type { Facts } from '../ir/facts.js';
import type { Stage } from '../ir/types.js';
import { refsOf } from '../ir/walk.js';

/** Neither the stage nor what is printed inside it reads something that a later write may change. */
export function isSteady(stage: Stage, facts: Facts): boolean {
  if (facts.unsteady.has(stage.id)) return false;
  return facts.unsteady.size === 0 || refsOf(stage.expr).every((value) => {
    const inner = facts.definitions.get(value);
    return inner === undefined || !facts.inside.has(inner.id) || isSteady(inner, facts);
  });
}
