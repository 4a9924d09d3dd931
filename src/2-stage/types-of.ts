/**
 * The type of an expression, derived from the types that `1-parse` left on declarations, calls and members.
 */
import type { Gate } from '../gates/gate.js';
import { definite } from '../ir/shapes.js';
import type { Binding, Expr, Type } from '../syntax.js';
import type { Context } from './context.js';

const ARITHMETIC = new Set(['-', '*', '/', '%', '**', '|', '&', '^', '<<', '>>', '>>>']);

export function typeOf(cx: Context, expr: Expr): Type {
  switch (expr.type) {
    case 'Literal':
      return expr.value === null ? { kind: 'null' } : { kind: typeof expr.value as 'number' | 'string' | 'boolean' };
    case 'Ref': return cx.builder.values[expr.value].type;
    case 'Identifier': {
      if (expr.valueType !== undefined) return expr.valueType;
      if (expr.binding === undefined || expr.binding.kind === 'global') {
        if (expr.name === 'NaN' || expr.name === 'Infinity') return { kind: 'number' };
        if (expr.name === 'undefined') return { kind: 'undefined' };
      }
      const said = expr.binding?.type ?? { kind: 'opaque', text: expr.name };
      return expr.binding !== undefined && isOpen(said) ? heldType(cx, expr.binding) ?? said : said;
    }
    case 'UnaryExpression':
      if (expr.operator === '!') return { kind: 'boolean' };
      if (expr.operator === 'typeof') return { kind: 'string' };
      return expr.operator === 'void' ? { kind: 'undefined' } : { kind: 'number' };
    case 'UpdateExpression': return { kind: 'number' };
    case 'BinaryExpression': {
      if (ARITHMETIC.has(expr.operator)) return { kind: 'number' };
      if (expr.operator !== '+') return { kind: 'boolean' };
      // A chain of additions is as deep as it is long: walk it.
      let left: Expr = expr;
      while (left.type === 'BinaryExpression' && left.operator === '+') {
        if (typeOf(cx, left.right).kind === 'string') return { kind: 'string' };
        left = left.left;
      }
      return typeOf(cx, left).kind === 'string' ? { kind: 'string' } : { kind: 'number' };
    }
    case 'LogicalExpression': {
      if (expr.valueType !== undefined) return expr.valueType;
      const left = typeOf(cx, expr.left);
      return left.kind === 'boolean' && expr.operator === '&&' ? typeOf(cx, expr.right) : left.kind === 'undefined' ? typeOf(cx, expr.right) : left;
    }
    case 'ConditionalExpression': return expr.valueType ?? typeOf(cx, expr.consequent);
    case 'AssignmentExpression': return expr.operator === '=' ? typeOf(cx, expr.right) : { kind: 'number' };
    case 'SequenceExpression': return typeOf(cx, expr.expressions[expr.expressions.length - 1]);
    case 'TemplateLiteral': return { kind: 'string' };
    case 'MemberExpression':
      if (isGlobalMember(expr, 'Math') || isGlobalMember(expr, 'Number')) return { kind: 'number' };
      return expr.valueType === undefined || isOpen(expr.valueType) ? partType(cx, expr) ?? expr.valueType ?? { kind: 'opaque', text: 'unknown' } : expr.valueType;
    case 'CallExpression':
      if (isGlobalMember(expr.callee, 'Math')) return { kind: 'number' };
      return expr.valueType ?? { kind: 'opaque', text: 'unknown' };
    case 'Function': return { kind: 'function', params: expr.params.map((p) => p.type), result: expr.resultType };
    case 'NewExpression': case 'ArrayExpression': case 'ObjectExpression': case 'SpreadElement':
      return expr.valueType ?? { kind: 'opaque', text: 'unknown' };
  }
}

/** A type in which something is left open: in a generic function, where the call says what it is. */
export function isOpen(type: Type): boolean {
  switch (type.kind) {
    case 'opaque': return true;
    case 'array': return isOpen(type.element);
    case 'tuple': return type.elements.some(isOpen);
    case 'record': return type.fields.some((field) => isOpen(field.type));
    case 'union': return type.members.some(isOpen);
    default: return false;
  }
}

/** The type of what a variable holds where it is mentioned. */
function heldType(cx: Context, binding: Binding): Type | undefined {
  const held = cx.scope.peek(binding);
  if (held?.kind !== 'atom' || (held.atom.type === 'Identifier' && held.atom.binding === binding)) return undefined;
  const type = typeOf(cx, held.atom);
  return type.kind === 'undefined' || type.kind === 'null' ? undefined : type;
}

/** The type of an element or field, by the type of what it is a part of. */
function partType(cx: Context, expr: Expr & { type: 'MemberExpression' }): Type | undefined {
  const object = definite(typeOf(cx, expr.object));
  if (isArrayLike(object)) return expr.computed ? elementOf(object) : undefined;
  const name = memberName(expr);
  const found = object.kind === 'record' && name !== undefined ? object.fields.find((field) => field.name === name)?.type : undefined;
  return found === undefined || isOpen(found) ? undefined : found;
}

/** `Math.exp`, `Number.EPSILON`: a member of a global object. */
export function isGlobalMember(expr: Expr, object: string): expr is Expr & { type: 'MemberExpression' } {
  return expr.type === 'MemberExpression' && !expr.computed && expr.object.type === 'Identifier' && expr.object.name === object
    && (expr.object.binding === undefined || expr.object.binding.kind === 'global');
}

/** The name of the member, where it isn't computed. */
export function memberName(expr: Expr): string | undefined {
  return expr.type === 'MemberExpression' && !expr.computed && expr.property.type === 'Identifier' ? expr.property.name : undefined;
}

export function isArrayLike(type: Type): boolean {
  return type.kind === 'array' || type.kind === 'tuple';
}

/** The type of an element. */
export function elementOf(type: Type, index?: number): Type {
  if (type.kind === 'array') return type.element;
  if (type.kind === 'tuple') return (index === undefined ? type.elements[0] : type.elements[index]) ?? { kind: 'undefined' };
  return { kind: 'opaque', text: 'unknown' };
}

/** How a type is called in a message. */
export function describe(type: Type): string {
  switch (type.kind) {
    case 'opaque': return `\`${type.text}\``;
    case 'array': return type.form === 'Array' ? 'an array' : `a ${type.form}`;
    case 'tuple': return 'a tuple';
    case 'record': return type.name === undefined ? 'a record' : `\`${type.name}\``;
    case 'union': return `one of several types (${type.members.map(describe).join(', ')})`;
    case 'function': return 'a function';
    default: return `\`${type.kind}\``;
  }
}

/** The user's gate that a callee names: a function of a module that goes by its name. */
export function calledGate(cx: Context, callee: Expr): Gate | undefined {
  return callee.type === 'Identifier' && callee.binding?.module === true ? cx.gates.called(callee.binding.name) : undefined;
}
