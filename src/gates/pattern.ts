/**
 * Patterns: the forward expression of a gate with its parameters as wildcards, and what makes one more specific.
 *
 * Takes an expression of a template, guarantees a count by which matching decides (the most specific pattern wins) and a
 * key by which a library finds the few patterns that can match at all.
 *
 *     makePattern(1 / x)          →   fixed 2: the division and the 1      rootKey   →   '/'
 *     makePattern(Math.exp(x))    →   fixed 4                              rootKey   →   'Math.exp()'
 */
import { children } from './expression.js';
import type { Pattern } from './gate.js';
import { globalName } from './same.js';
import type { Expr } from '../syntax.js';

export function makePattern(expr: Expr, params: readonly string[], literal: ReadonlySet<string>): Pattern {
  return { expr, literal, fixed: countFixed(expr, params, literal, new Set()) };
}

/**
 * A wildcard's second occurrence counts like a fixed node, since the first one fixes it (`x * x` beats `x * y`); a
 * wildcard that takes literals only counts half (`x ** n` beats `x ** y`, and `x ** 2` beats both).
 */
function countFixed(expr: Expr, params: readonly string[], literal: ReadonlySet<string>, seen: Set<string>): number {
  if (expr.type === 'Identifier' && params.includes(expr.name)) {
    if (seen.has(expr.name)) return 1;
    seen.add(expr.name);
    return literal.has(expr.name) ? 0.5 : 0;
  }
  const own = expr.type === 'SpreadElement' ? 0 : expr.type === 'MemberExpression' && !expr.computed ? 2 : 1;
  return children(expr).reduce((sum, child) => sum + countFixed(child, params, literal, seen), own);
}

/** The kind of root that an expression and every pattern which can match it share. */
export function rootKey(expr: Expr): string {
  switch (expr.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      return expr.operator;
    case 'UnaryExpression':
      return `${expr.operator}_`;
    case 'CallExpression':
      return `${calleeName(expr.callee) ?? ''}()`;
    default:
      return expr.type;
  }
}

/** What a call calls, by name: a global, or a function of the user's, which gates of the user's own may be made for. */
export function calleeName(callee: Expr): string | undefined {
  if (callee.type === 'Identifier' && callee.binding?.kind === 'function') return callee.name;
  return globalName(callee);
}

/** `2`, `-2`. */
export function isNumericLiteral(expr: Expr): boolean {
  const literal = expr.type === 'UnaryExpression' && expr.operator === '-' ? expr.argument : expr;
  return literal.type === 'Literal' && typeof literal.value === 'number';
}

/** Swapping the operands changes no value; the order of evaluation is for the matcher to mind. */
export function isCommutative(expr: Expr): boolean {
  return expr.type === 'BinaryExpression' && (expr.operator === '+' || expr.operator === '*');
}
