/**
 * Making arrays. An array of numbers is made by one stage (`alloc`); what fills it are the stores of a loop.
 *
 *     Array.from({ length: n }, (_, i) => i * x)   →   const ys = new Array(n); for (let i = 0; i < n; i++) ys[i] = i * x;
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { binary, literalValue, number, ref } from '../ir/build.js';
import type { Atom } from '../ir/types.js';
import { refsOf } from '../ir/walk.js';
import type { ArrayForm, ArrayType, CallExpression, Expr, FunctionNode, Span, Type } from '../syntax.js';
import { branch } from './branches.js';
import { callbackCall, resultOf } from './callbacks.js';
import { type Context, NUMBER, type Target } from './context.js';
import { atomOf, hold, real, stage } from './expressions.js';
import { askWhetherIn, canHaveHoles } from './holes.js';
import type { Range } from './indices.js';
import { repeat } from './loops.js';
import { atomFor, inMemory, isKept } from './parts.js';
import type { Held } from './scope.js';
import { mayShrink } from './shrinking.js';
import { storeAt } from './stores.js';
import { elementOf, isArrayLike, memberName, typeOf } from './types-of.js';

const FORMS = new Set<string>(['Array', 'Float64Array', 'Float32Array', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array']);

export function isForm(name: string): name is ArrayForm {
  return FORMS.has(name);
}

export const NUMBERS: ArrayType = { kind: 'array', form: 'Array', element: NUMBER, readonly: false };

/** An array of our own: `expr` makes it. */
export function allocate(cx: Context, expr: Expr, type: Type, target: Target, span?: Span): Atom {
  const inputs = [...new Set(refsOf(expr))].map((value) => ref(value));
  const atom = stage(cx, 'alloc', inputs, expr, type, target, span);
  cx.made.set((atom as Atom & { type: 'Ref' }).value, 'own');
  const size = beginsWith(expr);
  if (size !== undefined && type.kind === 'array' && type.form === 'Array') mayShrink(cx, atom, size, target.variable);
  return atom;
}

/** How many elements there are at first. */
function beginsWith(expr: Expr): Atom | undefined {
  if (expr.type === 'ArrayExpression') return number(expr.elements.length);
  if (expr.type === 'CallExpression' && expr.callee.type === 'MemberExpression') return beginsWith(expr.callee.object);
  return expr.type === 'NewExpression' ? (expr.arguments.length === 0 ? number(0) : expr.arguments[0]) : undefined;
}

export function sized(form: ArrayForm, size: Atom): Expr {
  return { type: 'NewExpression', callee: { type: 'Identifier', name: form }, arguments: [size] };
}

/** `new Float64Array(n)`, `new Array(n)`, `new Float64Array(xs)`. */
export function newArray(cx: Context, expr: Expr & { type: 'NewExpression' | 'CallExpression' }, target: Target): Held | undefined {
  if (expr.callee.type !== 'Identifier' || expr.callee.binding?.kind !== 'global') return undefined;
  const form = expr.callee.name as ArrayForm;
  if (!isForm(form)) return undefined;
  const [first, ...more] = expr.arguments;
  const type: Type = { ...NUMBERS, form };
  if (more.length > 0) return form === 'Array' ? arrayOf(cx, expr, form, target) : undefined;
  if (first === undefined) return { kind: 'atom', atom: allocate(cx, expr, type, target, expr.span) };
  if (first.type === 'SpreadElement') return undefined;
  const given = typeOf(cx, first);
  if (given.kind === 'number') {
    const size = real(cx, first);
    const made: Expr = { type: 'NewExpression', callee: { type: 'Identifier', name: form }, arguments: [size] };
    const declared = typeOf(cx, expr);
    const atom = allocate(cx, made, declared.kind === 'array' && isKept(declared.element) ? declared : type, target, expr.span);
    if (form === 'Array') cx.holes.open.set((atom as Atom & { type: 'Ref' }).value, { size });
    return { kind: 'atom', atom };
  }
  return isArrayLike(given) ? { kind: 'atom', atom: copyOf(cx, first, form, target, expr.span) } : undefined;
}

/** A copy of what an expression gives: an array, or a literal. */
function copyOf(cx: Context, source: Expr, form: ArrayForm, target: Target, span: Span | undefined): Atom {
  const held = hold(cx, source);
  return held.kind === 'parts' ? memoryOf(cx, held, source, false, form, target) : copied(cx, atomOf(cx, held, source), form, target, span);
}

/** `new Array(n).fill(0)`: kept as it is where the value is constant. */
export function newFilled(cx: Context, expr: CallExpression, made: Expr & { type: 'NewExpression' | 'CallExpression' }, target: Target): Held | undefined {
  const inner = made.callee.type === 'Identifier' && made.callee.binding?.kind === 'global' && made.callee.name === 'Array' && made.arguments.length === 1 ? made.arguments[0] : undefined;
  if (inner === undefined || inner.type === 'SpreadElement' || expr.arguments.length !== 1) return undefined;
  const value = expr.arguments[0];
  const isFlag = value.type === 'Literal' && typeof value.value === 'boolean';
  if (!isFlag && (typeOf(cx, value).kind !== 'number' || !isConstant(value))) return undefined;
  const size = real(cx, inner);
  const text: Expr = { type: 'CallExpression', optional: false, arguments: [value], callee: { type: 'MemberExpression', object: sized('Array', size), property: { type: 'Identifier', name: 'fill' }, computed: false, optional: false } };
  return { kind: 'atom', atom: allocate(cx, text, isFlag ? { ...NUMBERS, element: { kind: 'boolean' } } : NUMBERS, target, expr.span) };
}

/** `0`, `-1`, `NaN`, `-Infinity`. */
function isConstant(value: Expr): boolean {
  if (value.type === 'UnaryExpression' && value.operator === '-') return isConstant(value.argument);
  return literalValue(value) !== undefined || (value.type === 'Identifier' && (value.name === 'NaN' || value.name === 'Infinity') && (value.binding === undefined || value.binding.kind === 'global'));
}

/**
 * `new Array(n).fill(null).map(f)`, `[...Array(n)].map(f)`, `Array.from({ length: n }).map(f)`: what is filled in is only there
 * to be visited.
 */
export function mapOfPlaces(cx: Context, expr: CallExpression, object: Expr, target: Target): Held | undefined {
  const places = placesOf(object);
  if (places === undefined || expr.arguments.length !== 1) return undefined;
  const length: Expr = { type: 'ObjectExpression', properties: [{ type: 'Property', key: { type: 'Identifier', name: 'length' }, value: places.size, computed: false, shorthand: false }] };
  return arrayFrom(cx, { ...expr, arguments: [length, expr.arguments[0]] }, 'Array', target, places.item);
}

function placesOf(object: Expr): { readonly size: Expr; readonly item: Expr } | undefined {
  const missing: Expr = { type: 'Identifier', name: 'undefined' };
  if (object.type === 'ArrayExpression') {
    const [only, ...more] = object.elements;
    const size = only?.type === 'SpreadElement' && more.length === 0 ? sizeIn(only.argument) : undefined;
    return size && { size, item: missing };
  }
  if (object.type !== 'CallExpression' || object.callee.type !== 'MemberExpression') return undefined;
  const [first, ...others] = object.arguments;
  if (memberName(object.callee) === 'fill' && others.length === 0) {
    const size = sizeIn(object.callee.object);
    const isNothing = first === undefined || (first.type === 'Literal' && first.value === null) || (first.type === 'Identifier' && first.name === 'undefined' && first.binding?.kind !== 'let');
    return size && isNothing ? { size, item: first ?? missing } : undefined;
  }
  const isFrom = memberName(object.callee) === 'from' && object.callee.object.type === 'Identifier' && object.callee.object.name === 'Array' && object.callee.object.binding?.kind === 'global';
  const property = isFrom && others.length === 0 && first?.type === 'ObjectExpression' && first.properties.length === 1 ? first.properties[0] : undefined;
  return property?.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'length' ? { size: property.value, item: missing } : undefined;
}

/** `n` of `new Array(n)`. */
function sizeIn(expr: Expr | undefined): Expr | undefined {
  if (expr?.type !== 'NewExpression' && expr?.type !== 'CallExpression') return undefined;
  const { callee, arguments: [size, ...more] } = expr;
  const isArray = callee.type === 'Identifier' && callee.name === 'Array' && callee.binding?.kind === 'global';
  return isArray && size !== undefined && more.length === 0 && size.type !== 'SpreadElement' && scalarType(size) ? size : undefined;
}

/** A number, as far as the expression itself says. */
function scalarType(expr: Expr): boolean {
  const type = expr.type === 'Identifier' ? expr.binding?.type : expr.valueType;
  return type === undefined || type.kind === 'number';
}

/** `Array.from({ length: n }, (_, i) => …)`, `Array.from(xs)`, `Float64Array.from(xs, f)`. */
export function arrayFrom(cx: Context, expr: CallExpression, form: ArrayForm, target: Target, item: Expr = { type: 'Identifier', name: 'undefined' }): Held | undefined {
  const [given, fn] = expr.arguments;
  const places = sizeIn(given);
  // `Array.from(Array(n), f)` visits as many places.
  const source: Expr = places === undefined ? given : { type: 'ObjectExpression', properties: [{ type: 'Property', key: { type: 'Identifier', name: 'length' }, value: places, computed: false, shorthand: false }] };
  const words = { span: expr.span, note: target.note, leading: target.leading };
  const quiet = { ...target, note: undefined, leading: undefined };
  const type: ArrayType = { ...NUMBERS, form };
  if (source.type === 'ObjectExpression') {
    const [property] = source.properties;
    if (source.properties.length !== 1 || property.type !== 'Property' || property.key.type !== 'Identifier' || property.key.name !== 'length') return undefined;
    if (fn === undefined) return undefined;
    const result = resultOf(cx, fn);
    const size = real(cx, property.value);
    const even = result?.kind === 'array' && fn.type === 'Function' ? rows(cx, size, fn, result, target, expr.span) : undefined;
    if (even !== undefined) return even;
    if (!isKept(result)) return undefined;
    const out = allocate(cx, sized(form, size), { ...type, element: result }, quiet, expr.span);
    repeat(cx, size, (i) => storeAt(cx, out, real(cx, i), atomFor(cx, callbackCall(cx, fn, [item, i], expr.span), result), expr), { ...words, calls: [fn] });
    return { kind: 'atom', atom: out };
  }
  const iterator = source.type === 'CallExpression' && source.arguments.length === 0 && source.callee.type === 'MemberExpression' ? source.callee : undefined;
  const method = iterator === undefined ? undefined : memberName(iterator);
  const over = iterator !== undefined && (method === 'keys' || method === 'values') && isArrayLike(typeOf(cx, iterator.object)) ? iterator.object : source;
  if (!isArrayLike(typeOf(cx, over))) return undefined;
  if (fn === undefined && method !== 'keys') return { kind: 'atom', atom: copyOf(cx, over, form, target, expr.span) };
  const held = hold(cx, over);
  const array = held.kind === 'parts' ? memoryOf(cx, held, over, false) : atomOf(cx, held, over);
  const result = fn === undefined ? NUMBER : resultOf(cx, fn);
  if (!isKept(result)) return undefined;
  const length = lengthOf(array);
  const out = allocate(cx, sized(form, real(cx, length)), { ...type, element: result }, quiet, expr.span);
  const each = (i: Expr): Expr => (over !== source && method === 'keys' ? i : elementAt(array, i, elementOf(typeOf(cx, array)), expr.span));
  const value = (i: Expr): Expr => (fn === undefined ? each(i) : callbackCall(cx, fn, [each(i), i], expr.span));
  repeat(cx, length, (i) => storeAt(cx, out, real(cx, i), atomFor(cx, value(i), result), expr), { ...words, calls: fn === undefined ? [] : [fn] });
  return { kind: 'atom', atom: out };
}

/** `Array.from({ length: n }, () => new Array(m).fill(0))`: rows of zeros. */
function rows(cx: Context, size: Atom, fn: FunctionNode, type: Type & { kind: 'array' }, target: Target, span: Span | undefined): Held | undefined {
  const statement = fn.body.length === 1 ? fn.body[0] : undefined;
  const made = statement?.type === 'ReturnStatement' ? statement.argument : undefined;
  if (made === undefined || type.element.kind !== 'number') return undefined;
  const inner = made.type === 'NewExpression' ? made
    : made.type === 'CallExpression' && memberName(made.callee) === 'fill' && made.callee.type === 'MemberExpression' && literalValue(made.arguments[0]) === 0
      && (made.callee.object.type === 'NewExpression' || made.callee.object.type === 'CallExpression') ? made.callee.object : undefined;
  if (inner === undefined || inner.callee.type !== 'Identifier' || inner.callee.binding?.kind !== 'global' || inner.arguments.length !== 1) return undefined;
  const form = inner.callee.name as ArrayForm;
  if (made === inner && form === 'Array') return undefined;
  if (!isForm(form)) return undefined;
  const width = real(cx, inner.arguments[0]);
  const text: Expr = { type: 'CallExpression', callee: { type: 'Identifier', name: `%rows:${form}` }, arguments: [size, width], optional: false };
  return { kind: 'atom', atom: allocate(cx, text, { kind: 'array', form: 'Array', element: { ...NUMBERS, form }, readonly: false }, target, span) };
}

/** A copy, element by element, of all or of a range. With `holes`, what isn't there isn't there in the copy either. */
export function copied(cx: Context, array: Atom, form: ArrayForm, target: Target, span: Span | undefined, range?: Range, holes = false): Atom {
  const element = elementOf(typeOf(cx, array));
  if (!isKept(element)) return refuse('GG2007', span, {});
  const length = lengthOf(array);
  const { from, to, size } = range ?? { from: number(0), to: length, size: length };
  const out = allocate(cx, sized(form, real(cx, size)), { ...NUMBERS, form, element }, { ...target, note: undefined, leading: undefined }, span);
  const place = (i: Expr): Expr => (literalValue(from) === 0 ? i : binary('-', i, from));
  const keeps = holes && canHaveHoles(cx, array) ? array : undefined;
  if (keeps !== undefined && out.type === 'Ref') cx.holes.open.set(out.value, { like: keeps.value });
  const store = (i: Expr): void => storeAt(cx, out, real(cx, place(i)), real(cx, elementAt(array, i, element)), { type: 'Literal', value: 0, raw: '0', span });
  repeat(cx, to, (i) => (keeps === undefined ? store(i) : void branch(cx, askWhetherIn(cx, keeps, real(cx, i), 'slice', span), () => void store(i), () => undefined, { span })),
    { span, from, note: target.note, leading: target.leading });
  return out;
}

export function lengthOf(array: Atom): Expr {
  return { type: 'MemberExpression', object: array, property: { type: 'Identifier', name: 'length' }, computed: false, optional: false, valueType: NUMBER };
}

export function elementAt(array: Atom, index: Expr, element: Type, span?: Span): Expr {
  return { type: 'MemberExpression', object: array, property: index, computed: true, optional: false, valueType: element, span };
}

/** An array in memory of parts that are known one by one. What is written into has to be nobody else's. */
export function memoryOf(cx: Context, { parts }: Held & { kind: 'parts' }, from: Expr, writes: boolean, form: ArrayForm = 'Array', target: Target = {}): Atom {
  const isFresh = from.type === 'ArrayExpression' || from.type === 'CallExpression' || from.type === 'NewExpression';
  if (writes && !isFresh) return refuse('GG2011', from.span, {});
  if (form === 'Array') return inMemory(cx, { kind: 'parts', shape: 'tuple', parts }, undefined, target, from.span);
  const elements = [...parts.values()].map((part) => {
    const atom = atomOf(cx, part, from);
    return typeOf(cx, atom).kind === 'number' ? atom : refuse('GG2007', from.span, {});
  });
  return literalOf(cx, elements, form, target, from.span);
}

/** `[a, b]`, `Float64Array.of(a, b)`. */
function literalOf(cx: Context, elements: readonly Atom[], form: ArrayForm, target: Target, span: Span | undefined): Atom {
  if (form === 'Array') return allocate(cx, { type: 'ArrayExpression', elements }, NUMBERS, target, span);
  const out = allocate(cx, sized(form, number(elements.length)), { ...NUMBERS, form }, target, span);
  elements.forEach((element, at) => storeAt(cx, out, number(at), element, { type: 'Literal', value: 0, raw: '0', span }));
  return out;
}

/** `Array.of(a, b)`, `Float64Array.of(a, b)`, `new Array(a, b, c)`. */
export function arrayOf(cx: Context, expr: Expr & { readonly arguments: readonly Expr[] }, form: ArrayForm, target: Target): Held | undefined {
  const literal: Expr = { type: 'ArrayExpression', elements: expr.arguments, valueType: typeOf(cx, expr), span: expr.span };
  if (form === 'Array') return hold(cx, literal, target);
  const held = hold(cx, literal, {});
  const array = held.kind === 'parts' ? memoryOf(cx, held, literal, false, form, target) : copied(cx, atomOf(cx, held, literal), form, target, expr.span);
  return { kind: 'atom', atom: array };
}
