/**
 * `stopGradient(x)`: the number itself, through which no derivative passes. A stage of its own, so that the derivative
 * ends there; its text is the operand.
 *
 *     y * stopGradient(x)   →   %2 = stop(%0)  %3 = mul(%1, %2)   →   y * x
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { definite, holdsElements } from '../ir/shapes.js';
import type { Stage } from '../ir/types.js';
import type { CallExpression, Span } from '../syntax.js';
import type { Context, Target } from './context.js';
import { hold } from './expressions.js';
import type { Held } from './scope.js';
import { typeOf } from './types-of.js';

/** As `gradgen/ops` exports it. */
export const STOP = 'stopGradient';

export function stopped(cx: Context, { arguments: [argument, ...more], span }: CallExpression, target: Target): Held {
  if (argument === undefined || argument.type === 'SpreadElement' || more.length > 0) return refuse('GG2007', span, {});
  return through(cx, hold(cx, argument), target, span);
}

/** The parts of a record or tuple stop one by one. */
function through(cx: Context, held: Held, target: Target, span: Span | undefined): Held {
  if (held.kind === 'function' || held.kind === 'choice') return refuse('GG2029', span, { what: 'a function' });
  if (held.kind === 'parts') return { ...held, parts: new Map([...held.parts].map(([key, part]) => [key, through(cx, part, target.variable === undefined ? {} : { hint: target.variable.name + key }, span)])) };
  const { atom } = held;
  if (atom.type !== 'Ref') {
    if (holdsElements(definite(typeOf(cx, atom)))) return refuse('GG2029', span, { what: 'an array or a record' });
    return held;
  }
  const { type, variable } = cx.builder.values[atom.value];
  if (holdsElements(definite(type))) return refuse('GG2029', span, { what: definite(type).kind === 'record' ? 'a record' : 'an array' });
  // `x = stopGradient(x)` is another version of the same variable: `x = x` would say nothing.
  const isSame = variable !== undefined && variable === target.variable;
  const { builder } = cx;
  const result = builder.value({ type, origin: 'stage', ...(isSame ? { hint: variable.name } : { variable: target.variable, hint: target.hint }), span });
  cx.ops.push(builder.op<Stage>({ kind: 'stage', gate: 'stop', inputs: [atom], result, expr: atom, span, note: target.note, leading: target.leading }));
  if (cx.whole.has(atom.value)) cx.whole.add(result);
  if (cx.uncertain.has(atom.value)) cx.uncertain.add(result);
  return { kind: 'atom', atom: { type: 'Ref', value: result } };
}
