/**
 * Array literals. Their elements are known one by one; only the copy `[...xs]` is an array from the start.
 *
 *     const w = [a, b]; … w[0] * x + w[1]     no array: `a * x + b`
 *     const w = [a, b]; … w[i]                an array of our own, which `parts` makes where the variable is declared
 */
import type { Expr } from '../syntax.js';
import { copied } from './arrays.js';
import { type Context, type Target } from './context.js';
import { atomOf, hold } from './expressions.js';
import type { Held } from './scope.js';
import { isArrayLike, typeOf } from './types-of.js';

/** The array that a literal makes, or `undefined` where its elements are known one by one. */
export function literalArray(cx: Context, expr: Expr & { type: 'ArrayExpression' }, target: Target): Held | undefined {
  const [only] = expr.elements;
  if (expr.elements.length !== 1 || only?.type !== 'SpreadElement') return undefined;
  const held = hold(cx, only.argument);
  if (held.kind === 'parts') return held;
  if (!isArrayLike(typeOf(cx, only.argument))) return undefined;
  return { kind: 'atom', atom: copied(cx, atomOf(cx, held, only.argument), 'Array', target, expr.span) };
}
