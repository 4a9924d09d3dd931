/**
 * How something is mentioned in the source: as a part that is known by its name, as a number, as a call of a method that
 * JavaScript brings along.
 *
 *     p.x   a part of `p`          w[i]   no part, but an element          xs.map(f)   a method of arrays
 */
import { literalValue } from '../ir/build.js';
import type { Binding, CallExpression, Expr, Pattern, Type } from '../syntax.js';
import { isGlobalMember, memberName } from './types-of.js';

/** The variable of which this is a part, on a way that is known by names all along. */
export function ownerOf(expr: Expr): Binding | undefined {
  if (expr.type === 'Identifier') return expr.binding;
  return expr.type === 'MemberExpression' && isKnownPart(expr) ? ownerOf(expr.object) : undefined;
}

/** `p.x`, `w[0]`, `w.length`: no method, and no index that has to be computed. */
function isKnownPart(expr: Expr & { type: 'MemberExpression' }): boolean {
  if (expr.computed) return literalValue(expr.property) !== undefined || (expr.property.type === 'Literal' && typeof expr.property.value === 'string');
  const type = (expr.object.type === 'Identifier' ? expr.object.binding?.type : expr.object.valueType)?.kind;
  return memberName(expr) === 'length' || (type !== 'array' && type !== 'tuple');
}

export function isScalarExpr(expr: Expr): boolean {
  const type = expr.type === 'Identifier' ? expr.binding?.type : expr.valueType;
  return type !== undefined && isScalarType(type);
}

export function isScalarType({ kind }: Type): boolean {
  return ['number', 'boolean', 'string', 'void', 'undefined', 'null'].includes(kind);
}

function isArray(expr: Expr): boolean {
  if (expr.type === 'Identifier' && (expr.binding === undefined || expr.binding.kind === 'global')) return true;
  const type = expr.type === 'Identifier' ? expr.binding!.type : expr.valueType;
  return type?.kind === 'array' || type?.kind === 'tuple';
}

/** A method of JavaScript's own, whose callbacks are followed. */
export function isMethodOfArrays({ callee }: CallExpression): boolean {
  return callee.type === 'MemberExpression' && !callee.computed && isArray(callee.object);
}

/** A function that came as a value: who calls it isn't known by name. */
export function isUnknownFunction(expr: Expr): boolean {
  if (isGlobalMember(expr, 'Math') || (expr.type === 'Identifier' && (expr.binding === undefined || expr.binding.kind === 'global'))) return false;
  const type = expr.type === 'Identifier' ? expr.valueType ?? expr.binding?.type : expr.valueType;
  return type?.kind === 'function' || (type?.kind === 'union' && type.members.some(({ kind }) => kind === 'function'));
}

export function isGlobalCall({ callee }: CallExpression): boolean {
  return callee.type === 'Identifier' && (callee.binding === undefined || callee.binding.kind === 'global');
}

/**
 * The variable whose method is called: what it calls `this` is that variable. Only of one that never means another
 * object, and of a method that is known.
 */
export function receiverOf({ callee, arguments: args }: CallExpression): Binding | undefined {
  if (callee.type !== 'Identifier' || callee.binding?.fn?.self === undefined) return undefined;
  const [receiver] = args;
  const binding = receiver?.type === 'Identifier' ? receiver.binding : undefined;
  return binding?.kind === 'const' && !binding.module ? binding : undefined;
}

/** The same, where the method is found by its name in what the variable holds. */
export function namedReceiverOf({ callee }: CallExpression): Binding | undefined {
  const object = callee.type === 'MemberExpression' && !callee.computed && callee.object.type === 'Identifier' ? callee.object : undefined;
  return object?.binding?.kind === 'const' && !object.binding.module && !isArray(object) ? object.binding : undefined;
}

/** What a pattern evaluates: its defaults, and the places that it assigns. */
export function within(pattern: Pattern): Expr[] {
  switch (pattern.type) {
    case 'ArrayPattern': return pattern.elements.flatMap((element) => (element === null ? [] : within(element)));
    case 'ObjectPattern': return pattern.properties.flatMap((part) => within('type' in part ? part.argument : part.target));
    case 'AssignmentPattern': return [...within(pattern.target), pattern.fallback];
    case 'RestElement': return within(pattern.argument);
    case 'MemberExpression': return [pattern];
    default: return [];
  }
}
