/**
 * The backward pass of a function for which the user has written one: their own list of operations, with what it
 * returns handed on. Gradients on arrays and records are added into the shadows that the caller hands in.
 *
 *     { dx: Math.max(-1, Math.min(1, dvalue)) }   →   return { dx: Math.max(-1, Math.min(1, dclip)) };
 */
import type { Facts } from '../ir/facts.js';
import { Builder, call, ref } from '../ir/build.js';
import { definite, shapeOf } from '../ir/shapes.js';
import type { Effect, Func, Op, Pullback, ValueId } from '../ir/types.js';
import { hasShadow } from '../ir/units.js';
import type { Reversed } from './reverse.js';
import { adder } from './shadows.js';

export function byRule(func: Func, pullback: Pullback, facts: Facts): Reversed {
  const builder = new Builder(pullback.values, pullback.nextOp);
  const adjoints = new Map<ValueId, ValueId>();
  const adds: Op[] = [];
  const results = facts.wrt.map((param) => {
    const { gradient } = pullback.gradients.find((each) => each.param === param)!;
    const { type, hint } = func.values[param];
    if (!hasShadow(type)) return gradient;
    const shadow = builder.value({ type, origin: 'adjoint', of: param });
    adjoints.set(param, shadow);
    const shape = shapeOf(definite(type), facts.counts.get(param))!;
    const label = `d${hint}`;
    adds.push(builder.op<Effect>({ kind: 'effect', effect: 'call', expr: call({ type: 'Identifier', name: adder(shape) }, ref(shadow), gradient, { type: 'Literal', value: label, raw: `'${label}'` }) }));
    return ref(shadow);
  });
  return {
    values: builder.values, nextOp: builder.nextOp, backward: { ops: [...pullback.ops, ...adds], results },
    seed: pullback.seed, unit: pullback.seed, seeding: new Set(), sizes: new Map(), because: new Map(), inside: facts.inside, gradients: [], adjoints,
  };
}
