/**
 * Array literals. Their elements are known one by one; only what spreads an array of any length is an array at once.
 *
 *     const w = [a, b]; … w[0] * x + w[1]     no array: `a * x + b`
 *     const w = [a, b]; … w[i]                an array of our own, which `parts` makes where the variable is declared
 *     const w = [...xs, a];                   an array of our own
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { Expr } from '../syntax.js';
import { type Context, type Target } from './context.js';
import { joined } from './copying.js';
import { atomOf, hold } from './expressions.js';
import { arrayFrom, copied } from './making.js';
import type { Held } from './scope.js';
import { isArrayLike, memberName, typeOf } from './types-of.js';

/** The array that a literal makes, or `undefined` where its elements are known one by one. */
export function literalArray(cx: Context, expr: Expr & { type: 'ArrayExpression' }, target: Target): Held | undefined {
  const [only] = expr.elements;
  if (expr.elements.length === 1 && only?.type === 'SpreadElement') {
    const { argument } = only;
    // `[...xs.keys()]` is `Array.from(xs.keys())`.
    if (argument.type === 'CallExpression' && /^(keys|values)$/.test(memberName(argument.callee) ?? '')) return arrayFrom(cx, { ...argument, arguments: [argument] }, 'Array', target);
    const held = hold(cx, only.argument);
    if (held.kind === 'parts') return held;
    return isArrayLike(typeOf(cx, only.argument)) ? { kind: 'atom', atom: copied(cx, atomOf(cx, held, only.argument), 'Array', target, expr.span) } : undefined;
  }
  if (!expr.elements.some((element) => element?.type === 'SpreadElement' && isUnknownArray(cx, element.argument))) return undefined;
  return joined(cx, expr.elements.map((element) => element ?? refuse('GG2007', expr.span, {})), target, expr.span);
}

/** An array of numbers whose length isn't known: a variable that holds a literal is no such array. */
function isUnknownArray(cx: Context, expr: Expr): boolean {
  const held = expr.type === 'Identifier' && expr.binding !== undefined ? cx.scope.get(expr.binding) : undefined;
  return held?.kind !== 'parts' && typeOf(cx, expr).kind === 'array';
}
