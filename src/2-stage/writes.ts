/** Whether a callback may write: then a method must ask for the length, or read an element, before it calls. */
import { children } from '../ir/walk.js';
import type { Expr, Statement } from '../syntax.js';
import type { Context } from './context.js';
import { isGlobalMember } from './types-of.js';

/** The callback, or something that it calls, may write into an array. */
export function mayWrite(cx: Context, fn: Expr, seen: Set<unknown> = new Set()): boolean {
  let found = false;
  const visit = (expr: Expr): void => {
    if (expr.type === 'AssignmentExpression' && expr.left.type !== 'Identifier') found = true;
    if (expr.type === 'UpdateExpression' && expr.argument.type === 'MemberExpression') found = true;
    if (expr.type === 'CallExpression' && !isGlobalMember(expr.callee, 'Math')) {
      if (expr.callee.type === 'Identifier') found ||= mayWrite(cx, expr.callee, seen);
      else found = true;
    }
    if (expr.type === 'Function') expr.body.forEach(each);
    children(expr).forEach(visit);
  };
  const each = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(each);
    else if (node !== null && typeof node === 'object') {
      const { type } = node as { type?: unknown };
      if (typeof type === 'string' && !/Statement$|Declaration$/.test(type)) visit(node as Expr);
      else Object.entries(node as Statement).forEach(([key, value]) => !['span', 'binding', 'target'].includes(key) && each(value));
    }
  };
  if (fn.type === 'Function') fn.body.forEach(each);
  else if (fn.type === 'Identifier') {
    const held = fn.binding === undefined ? undefined : cx.scope.get(fn.binding);
    const known = held?.kind === 'function' ? held.fn : fn.binding?.fn;
    if (known === undefined) return fn.binding?.kind !== 'global';
    if (seen.has(known)) return false;
    seen.add(known);
    known.body.forEach(each);
  } else if (!isGlobalMember(fn, 'Math')) found = true;
  return found;
}
