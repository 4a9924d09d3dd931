/**
 * Methods of literal tuples, whose parts are known one by one: unrolled.
 *
 *     [a, b].map((x) => x * k)   →   a * k, b * k
 */
import type { Binding, CallExpression, Expr } from '../syntax.js';
import { callbackCall } from './callbacks.js';
import { type Context, freshBinding, NUMBER } from './context.js';
import { hold } from './expressions.js';
import type { Held } from './scope.js';

/** Methods of literal tuples, element by element. */
export function partsCall(cx: Context, held: Held & { kind: 'parts' }, name: string, expr: CallExpression): Held | undefined {
  const fn = expr.arguments[0];
  const call = (...args: Held[]): Held => {
    const bindings = args.map((arg, at): Binding => {
      const binding = freshBinding(cx, `part${at}`, NUMBER, expr.span);
      cx.scope.set(binding, arg);
      return binding;
    });
    return hold(cx, callbackCall(cx, fn, bindings.map((binding): Expr => ({ type: 'Identifier', name: binding.name, binding })), expr.span));
  };
  const index = (key: string): Held => ({ kind: 'atom', atom: { type: 'Literal', value: Number(key), raw: key } });
  if (name === 'map') return { ...held, parts: new Map([...held.parts].map(([key, part]) => [key, call(part, index(key), held)])) };
  if (name === 'forEach') {
    for (const [key, part] of held.parts) call(part, index(key), held);
    return { kind: 'atom', atom: { type: 'Identifier', name: 'undefined' } };
  }
  if (name !== 'reduce' || held.parts.size === 0) return undefined;
  const entries = [...held.parts];
  let total = expr.arguments.length > 1 ? hold(cx, expr.arguments[1]) : entries.shift()![1];
  for (const [key, part] of entries) total = call(total, part, index(key), held);
  return total;
}
