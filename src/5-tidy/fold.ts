/**
 * Folds what is certain in expressions of the backward pass: `1 * x`, `x * 1`, `-(-x)`, arithmetic on literals,
 * `x ** 1`, brackets inside the brackets of `new`. Never `0 * x`, `x - x` or anything else that is wrong for NaN, Infinity
 * or -0; never the user's own text.
 *
 *     2 * x * 1   →   2 * x            3 * x ** (3 - 1)   →   3 * x ** 2
 */
import { binary, literalValue, negate, number } from '../ir/build.js';
import { rebuild } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

/** `ones` keeps `1 * x`, which lecture style writes out. */
export function fold(expr: Expr, ones = false): Expr {
  return rebuild(expr, (child) => fold(child, ones), (node) => foldNode(node, ones));
}

function foldNode(folded: Expr, ones: boolean): Expr {
  if (folded.type === 'NewExpression' && folded.arguments.some(({ parens }) => parens === true)) return { ...folded, arguments: folded.arguments.map((argument) => ({ ...argument, parens: undefined })) };
  if (folded.type === 'UnaryExpression' && folded.operator === '-') {
    const { argument } = folded;
    return argument.type === 'UnaryExpression' && argument.operator === '-' ? argument.argument : folded;
  }
  if (folded.type !== 'BinaryExpression') return folded;
  const { operator, left, right } = folded;
  const a = literalValue(left);
  const b = literalValue(right);
  if (a !== undefined && b !== undefined) {
    const value = operator === '*' ? a * b : operator === '+' ? a + b : operator === '-' ? a - b : undefined;
    if (value !== undefined && Number.isFinite(value) && !Object.is(value, -0) && String(value).length < 12) return number(value);
  }
  if (operator === '*') {
    if (a === 1 && !ones) return right;
    if (b === 1) return left;
    if (a === -1) return negate(right);
    if (b === -1) return negate(left);
  }
  if ((operator === '/' || operator === '**') && b === 1) return left;
  if (operator === '*' && right.type === 'UnaryExpression' && right.operator === '-' && literalValue(right) === undefined) return negate(binary('*', left, right.argument));
  return folded;
}
