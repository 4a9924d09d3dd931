/**
 * Generic functions and classes: what a call says of the type parameters is put in their place, in a copy of the function
 * for that call. So an array of `T` is an array of numbers, and has a gradient.
 *
 *     function zip<T>(xs: T[], g: (x: T) => T): T[] { const out: T[] = []; … }     zip([x, y], Math.sin): `out` is a `number[]`
 */
import type { CallExpression, FunctionNode, Type } from '../syntax.js';
import { copyOf } from './copies.js';
import type { Context } from './context.js';
import { typeOfParts } from './parts.js';
import type { Held } from './scope.js';
import { typeOf } from './types-of.js';

/** By the names of type parameters. */
export type Types = ReadonlyMap<string, Type>;

/** What the type parameters of a function are in a call. */
export function typesIn(cx: Context, fn: FunctionNode, call: CallExpression, args: readonly Held[]): Types {
  const found = new Map<string, Type>();
  if (![fn.resultType, ...fn.params.map(({ type }) => type)].some(hasParameter)) return found;
  if (call.valueType !== undefined) match(fn.resultType, call.valueType, found);
  const isAligned = call.arguments.length === args.length && call.arguments.every(({ type }) => type !== 'SpreadElement');
  if (isAligned) fn.params.forEach(({ type, rest }, at) => !rest && at < args.length && match(type, typeOf(cx, call.arguments[at]), found));
  fn.params.forEach(({ type, rest }, at) => {
    const given = rest ? undefined : typeOfHeld(cx, args[at]);
    if (given !== undefined) match(type, given, found);
  });
  return found;
}

/** The copy of a function that a unit is made of: one for the same types. */
export function instanceOf(cx: Context, fn: FunctionNode, types: Types): FunctionNode {
  if (types.size === 0) return fn;
  const { instances } = cx.units;
  const own = instances.get(fn) ?? new Map<string, FunctionNode>();
  instances.set(fn, own);
  const key = JSON.stringify([...types]);
  const made = own.get(key) ?? copyOf(fn, own.size, new Map(), undefined, substitution(types));
  own.set(key, made);
  return made;
}

/** Puts types for type parameters. */
export function substitution(types: Types): ((type: Type) => Type) | undefined {
  if (types.size === 0) return undefined;
  const put = (type: Type): Type => {
    switch (type.kind) {
      case 'opaque': return (type.parameter && types.get(type.text)) || type;
      case 'array': return { ...type, element: put(type.element) };
      case 'tuple': return { ...type, elements: type.elements.map(put) };
      case 'record': return { ...type, fields: type.fields.map((field) => ({ ...field, type: put(field.type) })) };
      case 'function': return { ...type, params: type.params.map(put), result: put(type.result) };
      case 'union': return flat(type.members.map(put));
      default: return type;
    }
  };
  return (type) => (hasParameter(type) ? put(type) : type);
}

/** `T | undefined` with a union for `T`. */
function flat(members: readonly Type[]): Type {
  const all = members.flatMap((member) => (member.kind === 'union' ? member.members : [member]));
  const distinct = all.filter((member, at) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(member)) === at);
  return distinct.length === 1 ? distinct[0] : { kind: 'union', members: distinct };
}

function hasParameter(type: Type): boolean {
  switch (type.kind) {
    case 'opaque': return type.parameter === true;
    case 'array': return hasParameter(type.element);
    case 'tuple': return type.elements.some(hasParameter);
    case 'record': return type.fields.some((field) => hasParameter(field.type));
    case 'function': return type.params.some(hasParameter) || hasParameter(type.result);
    case 'union': return type.members.some(hasParameter);
    default: return false;
  }
}

function isOpen(type: Type): boolean {
  switch (type.kind) {
    case 'opaque': return true;
    case 'array': return isOpen(type.element);
    case 'tuple': return type.elements.some(isOpen);
    case 'record': return type.fields.some((field) => isOpen(field.type));
    case 'union': return type.members.some(isOpen);
    default: return false;
  }
}

function match(pattern: Type, type: Type, into: Map<string, Type>): void {
  if (pattern.kind === 'opaque') {
    if (pattern.parameter && !into.has(pattern.text) && !isOpen(type) && type.kind !== 'undefined' && type.kind !== 'void') into.set(pattern.text, type);
  } else if (pattern.kind === 'array' && type.kind === 'array') match(pattern.element, type.element, into);
  else if (pattern.kind === 'array' && type.kind === 'tuple') type.elements.forEach((element) => match(pattern.element, element, into));
  else if (pattern.kind === 'tuple' && type.kind === 'tuple') pattern.elements.forEach((element, at) => type.elements[at] && match(element, type.elements[at], into));
  else if (pattern.kind === 'record' && type.kind === 'record') {
    for (const { name, type: inner } of pattern.fields) {
      const found = type.fields.find((field) => field.name === name);
      if (found !== undefined) match(inner, found.type, into);
    }
  } else if (pattern.kind === 'function' && type.kind === 'function') {
    match(pattern.result, type.result, into);
    pattern.params.forEach((param, at) => type.params[at] && match(param, type.params[at], into));
  } else if (pattern.kind === 'union') {
    const others = pattern.members.filter((member) => !hasParameter(member)).map(({ kind }) => kind);
    const rest = (type.kind === 'union' ? type.members : [type]).filter(({ kind }) => !others.includes(kind));
    const [own, ...more] = pattern.members.filter(hasParameter);
    if (own !== undefined && more.length === 0 && rest.length > 0) match(own, flat(rest), into);
  }
}

function typeOfHeld(cx: Context, held: Held | undefined): Type | undefined {
  switch (held?.kind) {
    case 'atom': return typeOf(cx, held.atom);
    case 'parts': return held.parts.size === 0 ? undefined : typeOfParts(cx, held);
    case 'function': return { kind: 'function', params: held.fn.params.map(({ type }) => type), result: held.fn.resultType };
    default: return undefined;
  }
}
