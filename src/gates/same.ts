/**
 * Two questions about expressions of the user: are they the same, and may they be evaluated once instead of twice?
 *
 * Takes trees from any phase. `sameExpr` compares structure, not text: brackets and the spelling of numbers don't count,
 * and names are the same when their binding is. `isPure` promises that evaluating has no effect; when in doubt it says no.
 *
 *     sameExpr(a[i], a[i])   →   true          isPure(Math.exp(-x))   →   true          isPure(next())   →   false
 */
import type { Expr } from '../syntax.js';

export function sameExpr(a: Expr, b: Expr): boolean {
  switch (a.type) {
    case 'Literal':
      return b.type === 'Literal' && Object.is(a.value, b.value);
    case 'Identifier':
      return b.type === 'Identifier' && a.binding === b.binding && (a.binding !== undefined || a.name === b.name);
    case 'Ref':
      return b.type === 'Ref' && a.value === b.value;
    case 'UnaryExpression':
      return b.type === 'UnaryExpression' && a.operator === b.operator && sameExpr(a.argument, b.argument);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return b.type === a.type && a.operator === b.operator && sameExpr(a.left, b.left) && sameExpr(a.right, b.right);
    case 'ConditionalExpression':
      return b.type === 'ConditionalExpression'
        && sameExpr(a.test, b.test) && sameExpr(a.consequent, b.consequent) && sameExpr(a.alternate, b.alternate);
    case 'CallExpression':
      return b.type === 'CallExpression' && a.optional === b.optional && sameExpr(a.callee, b.callee) && sameAll(a.arguments, b.arguments);
    case 'MemberExpression':
      return b.type === 'MemberExpression' && a.computed === b.computed && a.optional === b.optional
        && sameExpr(a.object, b.object) && sameExpr(a.property, b.property);
    case 'SpreadElement':
      return b.type === 'SpreadElement' && sameExpr(a.argument, b.argument);
    default:
      return false;
  }
}

function sameAll(as: readonly Expr[], bs: readonly Expr[]): boolean {
  return as.length === bs.length && as.every((a, i) => sameExpr(a, bs[i]));
}

export function isPure(expr: Expr): boolean {
  switch (expr.type) {
    case 'Literal':
    case 'Identifier':
    case 'Ref':
      return true;
    case 'UnaryExpression':
      return isPure(expr.argument);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return isPure(expr.left) && isPure(expr.right);
    case 'ConditionalExpression':
      return isPure(expr.test) && isPure(expr.consequent) && isPure(expr.alternate);
    case 'MemberExpression':
      return isPure(expr.object) && (!expr.computed || isPure(expr.property));
    case 'SpreadElement':
      return isPure(expr.argument);
    case 'TemplateLiteral':
    case 'SequenceExpression':
      return expr.expressions.every(isPure);
    case 'CallExpression': {
      const name = globalName(expr.callee);
      return name !== undefined && name !== 'Math.random' && /^(Math\.\w+|Number)$/.test(name) && expr.arguments.every(isPure);
    }
    default:
      return false;
  }
}

/** `Math.exp` or `Number`, where that is what an expression means; `undefined` if the user declared such a name himself. */
export function globalName(expr: Expr): string | undefined {
  if (expr.type === 'Identifier') {
    return expr.binding === undefined || expr.binding.kind === 'global' ? expr.name : undefined;
  }
  if (expr.type !== 'MemberExpression' || expr.computed || expr.optional || expr.property.type !== 'Identifier') return undefined;
  const object = globalName(expr.object);
  return object === undefined ? undefined : `${object}.${expr.property.name}`;
}
