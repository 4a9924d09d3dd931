/**
 * Array literals: scalars where every use names its element, else an array in memory.
 *
 *     const w = [a, b]; … w[0] * x + w[1]     no array: `a * x + b`
 *     const w = [a, b]; … w[i]                an array of our own
 *
 * Which it is depends on the uses of the variable that the literal is given to; a literal without a name is scalars.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { literalValue } from '../ir/build.js';
import { children } from '../ir/walk.js';
import type { Binding, Expr, Statement, Type } from '../syntax.js';
import { allocate, copied } from './making.js';
import { type Context, type Target } from './context.js';
import { atomOf, hold, real } from './expressions.js';
import type { Held } from './scope.js';
import { isArrayLike, memberName, typeOf } from './types-of.js';

/** The array that a literal makes, or `undefined` where its elements are better known one by one. */
export function literalArray(cx: Context, expr: Expr & { type: 'ArrayExpression' }, target: Target): Held | undefined {
  const type = typeOf(cx, expr);
  const [only] = expr.elements;
  if (expr.elements.length === 1 && only?.type === 'SpreadElement') {
    const held = hold(cx, only.argument);
    if (held.kind === 'parts') return held;
    const given = typeOf(cx, only.argument);
    if (!isArrayLike(given)) return undefined;
    return { kind: 'atom', atom: copied(cx, atomOf(cx, held, only.argument), 'Array', target, expr.span) };
  }
  const declared = target.variable?.type.kind === 'array' ? target.variable.type : type;
  return memoryOf(cx, expr, declared, target);
}

function memoryOf(cx: Context, expr: Expr & { type: 'ArrayExpression' }, type: Type, target: Target): Held | undefined {
  if (target.variable === undefined || type.kind !== 'array' || type.element.kind !== 'number' || !needsMemory(cx, target.variable)) return undefined;
  const elements = expr.elements.map((element) => (element === null || element.type === 'SpreadElement' ? refuse('GG2007', expr.span, {}) : real(cx, element)));
  const atom = allocate(cx, { ...expr, elements }, type, target, expr.span);
  return { kind: 'atom', atom };
}

/** An element is read or written by a computed index, or the array is changed as a whole. */
function needsMemory(cx: Context, variable: Binding): boolean {
  let found = false;
  const visit = (expr: Expr): void => {
    if (found) return;
    if (expr.type === 'MemberExpression' && expr.object.type === 'Identifier' && expr.object.binding === variable) {
      const name = memberName(expr);
      if (expr.computed ? literalValue(expr.property) === undefined : name === 'push' || name === 'fill') found = true;
    }
    if (expr.type === 'AssignmentExpression' && expr.left.type === 'MemberExpression') {
      let base: Expr = expr.left;
      while (base.type === 'MemberExpression') base = base.object;
      if (base.type === 'Identifier' && base.binding === variable) found = true;
    }
    if (expr.type === 'UpdateExpression' && expr.argument.type === 'MemberExpression' && expr.argument.object.type === 'Identifier' && expr.argument.object.binding === variable) found = true;
    // Handed to a function as a whole: it may be read there by any index.
    if (expr.type === 'CallExpression' && expr.arguments.some((argument) => argument.type === 'Identifier' && argument.binding === variable)) found = true;
    if (expr.type === 'Function') expr.body.forEach(statement);
    children(expr).forEach(visit);
  };
  const statement = (s: Statement): void => {
    for (const value of Object.values(s)) each(value);
  };
  const each = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(each);
    else if (value !== null && typeof value === 'object' && 'type' in value && typeof (value as { type: unknown }).type === 'string') {
      const node = value as Expr | Statement;
      if (/Statement$|Declaration$/.test(node.type)) statement(node as Statement);
      else visit(node as Expr);
    } else if (value !== null && typeof value === 'object' && ('init' in value || 'body' in value || 'test' in value)) Object.values(value).forEach(each);
  };
  cx.frame.fn.body.forEach(statement);
  return found;
}
