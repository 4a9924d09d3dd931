/**
 * Arrays that the caller has passed in. They may be written like those that the function makes: the write happens in the
 * forward pass, and the gradient is with respect to what was passed in.
 *
 *     export function axpy(a: number, x: Float64Array, y: Float64Array): void { for (…) y[i] += a * x[i]; }
 */
import { definite, holdsElements } from '../ir/shapes.js';
import type { ValueId } from '../ir/types.js';
import { children } from '../ir/walk.js';
import type { Expr, FunctionNode, Type } from '../syntax.js';
import type { Context } from './context.js';
import { memberName } from './types-of.js';

/** Remembers that an array, row or record belongs to what the caller has passed in. */
export function belongs(cx: Context, part: ValueId, whole: ValueId, type: Type): void {
  if (cx.given.has(whole) && holdsElements(definite(type))) cx.given.add(part);
}

const CHANGING = new Set(['push', 'pop', 'shift', 'unshift', 'splice', 'fill', 'set', 'sort', 'reverse', 'copyWithin']);

/** The function, or a helper of it, writes into an array or record. */
export function writesSomewhere(fn: FunctionNode, seen: Set<Expr> = new Set()): boolean {
  if (seen.has(fn)) return false;
  seen.add(fn);
  const visit = (expr: Expr): boolean => {
    if (expr.type === 'AssignmentExpression' && expr.left.type !== 'Identifier') return true;
    if (expr.type === 'UpdateExpression' && expr.argument.type === 'MemberExpression') return true;
    if (expr.type === 'CallExpression' && expr.callee.type === 'MemberExpression' && CHANGING.has(memberName(expr.callee) ?? '')) return true;
    if (expr.type === 'Identifier' && expr.binding?.fn !== undefined && writesSomewhere(expr.binding.fn, seen)) return true;
    if (expr.type === 'Identifier' && expr.binding?.module && expr.binding.init !== undefined && constant(expr.binding.init)) return true;
    if (expr.type === 'ObjectExpression' && [...expr.instance?.methods.values() ?? []].some((method) => method.fn !== undefined && writesSomewhere(method.fn, seen))) return true;
    if (expr.type === 'Function') return writesSomewhere(expr, seen);
    return children(expr).some(visit);
  };
  /** Constants of two modules may mention each other. */
  const constant = (init: Expr): boolean => {
    if (init.type === 'Function') return writesSomewhere(init, seen);
    return !seen.has(init) && visit((seen.add(init), init));
  };
  const each = (node: unknown): boolean => {
    if (Array.isArray(node)) return node.some(each);
    if (node === null || typeof node !== 'object') return false;
    const { type } = node as { type?: unknown };
    if (typeof type === 'string' && !/Statement$|Declaration$/.test(type)) return visit(node as Expr);
    return Object.entries(node).some(([key, value]) => !['span', 'binding', 'target'].includes(key) && each(value));
  };
  return each(fn.body);
}
