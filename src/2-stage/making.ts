/**
 * Making arrays. An array of numbers is made by one stage (`alloc`); what fills it are the stores of a loop.
 *
 *     Array.from({ length: n }, (_, i) => i * x)   →   const ys = new Array(n); for (let i = 0; i < n; i++) ys[i] = i * x;
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { literalValue, ref } from '../ir/build.js';
import type { Atom } from '../ir/types.js';
import { refsOf } from '../ir/walk.js';
import type { ArrayForm, ArrayType, CallExpression, Expr, FunctionNode, Span, Type } from '../syntax.js';
import { resultOf } from './callbacks.js';
import { type Context, NUMBER, type Target } from './context.js';
import { atomOf, hold, real, stage } from './expressions.js';
import { repeat } from './loops.js';
import type { Held } from './scope.js';
import { storeAt } from './stores.js';
import { elementOf, isArrayLike, memberName, typeOf } from './types-of.js';

export const NUMBERS: ArrayType = { kind: 'array', form: 'Array', element: NUMBER, readonly: false };

/** An array of our own: `expr` makes it. */
export function allocate(cx: Context, expr: Expr, type: Type, target: Target, span?: Span): Atom {
  const inputs = [...new Set(refsOf(expr))].map((value) => ref(value));
  const atom = stage(cx, 'alloc', inputs, expr, type, target, span);
  cx.made.set((atom as Atom & { type: 'Ref' }).value, 'own');
  return atom;
}

export function sized(form: ArrayForm, size: Atom): Expr {
  return { type: 'NewExpression', callee: { type: 'Identifier', name: form }, arguments: [size] };
}

/** `new Float64Array(n)`, `new Array(n)`, `new Float64Array(xs)`. */
export function newArray(cx: Context, expr: Expr & { type: 'NewExpression' | 'CallExpression' }, target: Target): Held | undefined {
  if (expr.callee.type !== 'Identifier' || expr.callee.binding?.kind !== 'global') return undefined;
  const form = expr.callee.name as ArrayForm;
  if (form !== 'Array' && form !== 'Float64Array' && form !== 'Float32Array') return undefined;
  const [first, ...more] = expr.arguments;
  if (more.length > 0) return undefined;
  const type: Type = { ...NUMBERS, form };
  if (first === undefined) return { kind: 'atom', atom: allocate(cx, expr, type, target, expr.span) };
  if (first.type === 'SpreadElement') return undefined;
  const given = typeOf(cx, first);
  if (given.kind === 'number') {
    const size = real(cx, first);
    const made: Expr = { type: 'NewExpression', callee: { type: 'Identifier', name: form }, arguments: [size] };
    const declared = typeOf(cx, expr);
    const atom = allocate(cx, made, declared.kind === 'array' && carries(declared.element) ? declared : type, target, expr.span);
    if (form === 'Array') cx.open.set((atom as Atom & { type: 'Ref' }).value, size);
    return { kind: 'atom', atom };
  }
  if (isArrayLike(given)) return { kind: 'atom', atom: copied(cx, atomOf(cx, hold(cx, first), first), form, target, expr.span) };
  return undefined;
}

function carries(type: Type): boolean {
  return type.kind === 'number' || (type.kind === 'array' && carries(type.element));
}

/** `new Array(n).fill(0)`: kept as it is where the value is constant. */
export function newFilled(cx: Context, expr: CallExpression, made: Expr & { type: 'NewExpression' | 'CallExpression' }, target: Target): Held | undefined {
  const inner = made.callee.type === 'Identifier' && made.callee.binding?.kind === 'global' && made.callee.name === 'Array' && made.arguments.length === 1 ? made.arguments[0] : undefined;
  if (inner === undefined || inner.type === 'SpreadElement' || expr.arguments.length !== 1) return undefined;
  const value = expr.arguments[0];
  if (typeOf(cx, value).kind !== 'number' || literalValue(value) === undefined) return undefined;
  const size = real(cx, inner);
  const text: Expr = { type: 'CallExpression', optional: false, arguments: [value], callee: { type: 'MemberExpression', object: sized('Array', size), property: { type: 'Identifier', name: 'fill' }, computed: false, optional: false } };
  return { kind: 'atom', atom: allocate(cx, text, NUMBERS, target, expr.span) };
}

/** `Array.from({ length: n }, (_, i) => …)`, `Array.from(xs)`, `Float64Array.from(xs, f)`. */
export function arrayFrom(cx: Context, expr: CallExpression, form: ArrayForm, target: Target): Held | undefined {
  const [source, fn] = expr.arguments;
  const words = { span: expr.span, note: target.note, leading: target.leading };
  const quiet = { ...target, note: undefined, leading: undefined };
  const type: Type = { ...NUMBERS, form };
  if (source.type === 'ObjectExpression') {
    const [property] = source.properties;
    if (source.properties.length !== 1 || property.type !== 'Property' || property.key.type !== 'Identifier' || property.key.name !== 'length') return undefined;
    if (fn === undefined) return undefined;
    const result = resultOf(cx, fn);
    const size = real(cx, property.value);
    if (result?.kind === 'array' && fn.type === 'Function') return rows(cx, size, fn, result, target, expr.span);
    if (result?.kind !== 'number') return undefined;
    const out = allocate(cx, sized(form, size), type, quiet, expr.span);
    const missing: Expr = { type: 'Identifier', name: 'undefined' };
    repeat(cx, size, (i) => storeAt(cx, out, real(cx, i), real(cx, { type: 'CallExpression', callee: fn, arguments: [missing, i], optional: false, valueType: NUMBER, span: expr.span }), expr), words, 0, [], [fn]);
    return { kind: 'atom', atom: out };
  }
  const given = typeOf(cx, source);
  if (!isArrayLike(given) || elementOf(given).kind !== 'number') return undefined;
  const array = atomOf(cx, hold(cx, source), source);
  if (fn === undefined) return { kind: 'atom', atom: copied(cx, array, form, target, expr.span) };
  return undefined;
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
  if (form !== 'Array' && form !== 'Float64Array' && form !== 'Float32Array') return undefined;
  const width = real(cx, inner.arguments[0]);
  const text: Expr = { type: 'CallExpression', callee: { type: 'Identifier', name: `%rows:${form}` }, arguments: [size, width], optional: false };
  return { kind: 'atom', atom: allocate(cx, text, { kind: 'array', form: 'Array', element: { ...NUMBERS, form }, readonly: false }, target, span) };
}

/** A copy, element by element. */
export function copied(cx: Context, array: Atom, form: ArrayForm, target: Target, span: Span | undefined): Atom {
  const type = typeOf(cx, array);
  if (elementOf(type).kind !== 'number') return refuse('GG2007', span, {});
  const length: Expr = { type: 'MemberExpression', object: array, property: { type: 'Identifier', name: 'length' }, computed: false, optional: false, valueType: NUMBER };
  const out = allocate(cx, sized(form, real(cx, length)), { ...NUMBERS, form }, { ...target, note: undefined, leading: undefined }, span);
  repeat(cx, length, (i) => storeAt(cx, out, real(cx, i), real(cx, { type: 'MemberExpression', object: array, property: i, computed: true, optional: false, valueType: NUMBER }), { type: 'Literal', value: 0, raw: '0', span }),
    { span, note: target.note, leading: target.leading });
  return out;
}
