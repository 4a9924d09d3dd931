/**
 * A function that calls itself and gives back, on every way out, one array or record that it was given: what it does is
 * what it writes there, and its caller has the array already.
 *
 *     function leaves(n: Tree, out: number[] = []): number[] { …; return out; }      gives back `out`
 */
import type { Expr, FunctionNode, Statement } from '../syntax.js';
import { declaredIn, mentionedIn, originalOf, visit } from './copies.js';

/** The position of the parameter. */
export function returnedParameter(fn: FunctionNode): number | undefined {
  if (fn.rule !== undefined || ['number', 'boolean', 'string', 'void', 'undefined', 'function'].includes(fn.resultType.kind)) return undefined;
  const returned = fn.body.flatMap(returnsOf);
  if (returned.length === 0) return undefined;
  const found = fn.params.findIndex((param, at) => {
    const own = param.target.type === 'Identifier' ? param.target.binding : undefined;
    if (own === undefined || param.rest || isAssigned(fn, own)) return false;
    const isIt = (expr: Expr | undefined): boolean => expr?.type === 'Identifier' && expr.binding === own;
    const hasIt = (expr: Expr | undefined): boolean => isIt(expr)
      || (expr?.type === 'CallExpression' && expr.callee.type === 'Identifier' && expr.callee.binding?.fn !== undefined && originalOf(expr.callee.binding.fn) === originalOf(fn) && isIt(expr.arguments[at]))
      || (expr?.type === 'ConditionalExpression' && hasIt(expr.consequent) && hasIt(expr.alternate));
    return returned.every(hasIt) && returned.some((expr) => isIt(expr));
  });
  return found < 0 ? undefined : found;
}

/** Whether the default of a parameter means the same where the function is called. */
export function isFreeDefault(fn: FunctionNode, fallback: Expr): boolean {
  const alone: FunctionNode = { ...fn, params: [], body: [{ type: 'ExpressionStatement', expression: fallback }] };
  const inside = declaredIn(alone);
  return [...mentionedIn(alone)].every((binding) => inside.has(binding) || binding.module || binding.kind === 'global');
}

function isAssigned(fn: FunctionNode, own: unknown): boolean {
  let any = false;
  visit(fn, (node) => {
    const target = node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : undefined;
    visit(target, (inner) => void (any ||= inner === target && inner.type === 'Identifier' && inner.binding === own));
    if (node.type === 'AssignmentExpression' && (target as { type?: unknown }).type !== 'Identifier' && (target as { type?: unknown }).type !== 'MemberExpression') {
      visit(target, (inner) => void (any ||= inner.type === 'Identifier' && inner.binding === own));
    }
  });
  return any;
}

/** What is returned, in functions inside left out. */
function returnsOf(statement: Statement): (Expr | undefined)[] {
  const found: (Expr | undefined)[] = [];
  const walk = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) return value.forEach(walk);
    const node = value as { readonly type?: unknown; readonly argument?: Expr };
    if (node.type === 'Function') return;
    if (node.type === 'ReturnStatement') found.push(node.argument);
    for (const [key, inner] of Object.entries(value)) if (!['binding', 'span', 'valueType', 'resultType'].includes(key)) walk(inner);
  };
  walk(statement);
  return found;
}
