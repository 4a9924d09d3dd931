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
import type { Binding, Expr, MemberExpression, Pattern, Statement, Type } from '../syntax.js';
import { joined } from './copying.js';
import { allocate, copied, memoryOf } from './making.js';
import { type Context, type Target } from './context.js';
import { atomOf, hold, real } from './expressions.js';
import { partsOf } from './loads.js';
import type { Held } from './scope.js';
import { isArrayLike, memberName, typeOf } from './types-of.js';

/** The array that a literal makes, or `undefined` where its elements are better known one by one. */
export function literalArray(cx: Context, expr: Expr & { type: 'ArrayExpression' }, target: Target): Held | undefined {
  const type = typeOf(cx, expr);
  const [only] = expr.elements;
  if (expr.elements.length === 1 && only?.type === 'SpreadElement') {
    const held = hold(cx, only.argument);
    if (held.kind === 'parts') return target.variable !== undefined && needsMemory(cx, target.variable) ? { kind: 'atom', atom: memoryOf(cx, held, expr, true, 'Array', target) } : held;
    const given = typeOf(cx, only.argument);
    if (!isArrayLike(given)) return undefined;
    return { kind: 'atom', atom: copied(cx, atomOf(cx, held, only.argument), 'Array', target, expr.span) };
  }
  if (expr.elements.some((element) => element?.type === 'SpreadElement' && isUnknownArray(cx, element.argument))) {
    return joined(cx, expr.elements.map((element) => element ?? refuse('GG2007', expr.span, {})), target, expr.span);
  }
  const declared = target.variable?.type.kind === 'array' ? target.variable.type : type;
  return inMemory(cx, expr, declared, target);
}

/** An array of numbers whose length isn't known: a variable that holds a literal is no such array. */
function isUnknownArray(cx: Context, expr: Expr): boolean {
  const held = expr.type === 'Identifier' && expr.binding !== undefined ? cx.scope.get(expr.binding) : undefined;
  return held?.kind !== 'parts' && typeOf(cx, expr).kind === 'array';
}

function inMemory(cx: Context, expr: Expr & { type: 'ArrayExpression' }, type: Type, target: Target): Held | undefined {
  if (target.variable === undefined || type.kind !== 'array' || type.element.kind !== 'number' || !needsMemory(cx, target.variable)) return undefined;
  const elements = expr.elements.flatMap((element) => {
    if (element === null) return refuse('GG2007', expr.span, {});
    if (element.type !== 'SpreadElement') return [real(cx, element)];
    return [...partsOf(cx, hold(cx, element.argument), element.span).parts.values()].map((part) => atomOf(cx, part, element.argument));
  });
  const atom = allocate(cx, { ...expr, elements }, type, target, expr.span);
  return { kind: 'atom', atom };
}

const CHANGES = new Set(['push', 'fill', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'copyWithin', 'set']);

/** An element is read or written by a computed index, or the array is changed as a whole. */
function needsMemory(cx: Context, variable: Binding): boolean {
  let found = false;
  const visit = (expr: Expr): void => {
    if (found) return;
    if (expr.type === 'MemberExpression' && expr.object.type === 'Identifier' && expr.object.binding === variable) {
      const name = memberName(expr);
      if (expr.computed ? literalValue(expr.property) === undefined : name !== undefined && CHANGES.has(name)) found = true;
    }
    if (expr.type === 'AssignmentExpression' && expr.left.type === 'MemberExpression') {
      let base: Expr = expr.left;
      while (base.type === 'MemberExpression') base = base.object;
      if (base.type === 'Identifier' && base.binding === variable) found = true;
    }
    if (expr.type === 'AssignmentExpression' && elementTargets(expr.left).some(({ object }) => object.type === 'Identifier' && object.binding === variable)) found = true;
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
      if (/(Statement|Declaration|Pattern|RestElement)$/.test(node.type)) statement(node as Statement);
      else visit(node as Expr);
    } else if (value !== null && typeof value === 'object' && ('init' in value || 'body' in value || 'test' in value)) Object.values(value).forEach(each);
  };
  cx.frame.fn.body.forEach(statement);
  return found;
}

/** The elements and fields that a pattern writes: `[a[i], a[j]] = …`. */
function elementTargets(target: Expr | Pattern): MemberExpression[] {
  switch (target.type) {
    case 'MemberExpression': return [target];
    case 'ArrayPattern': return target.elements.flatMap((element) => (element === null ? [] : elementTargets(element)));
    case 'ObjectPattern': return target.properties.flatMap((property) => elementTargets('type' in property ? property.argument : property.target));
    case 'AssignmentPattern': return elementTargets(target.target);
    case 'RestElement': return elementTargets(target.argument);
    default: return [];
  }
}
