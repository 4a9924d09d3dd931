/**
 * Making arrays, and their methods. An array of numbers is made by one stage (`alloc`); `map`, `reduce`, `Array.from`
 * and the like become the loops that they are, with the callback inlined.
 *
 *     xs.map((x) => x * x)   →   const ys = new Array(xs.length); for (let i = 0; …) ys[i] = x * x;
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { literalValue, ref } from '../ir/build.js';
import { refsOf } from '../ir/walk.js';
import type { Atom, Effect } from '../ir/types.js';
import type { ArrayForm, ArrayType, Binding, CallExpression, Expr, FunctionNode, Span, Statement, Type } from '../syntax.js';
import { branch } from './branches.js';
import { mayHaveHoles, mayWrite } from './holes.js';
import { BOOLEAN, type Context, freshBinding, NUMBER, plainStage, type Target } from './context.js';
import { atomOf, hold, plain, real, stage } from './expressions.js';
import { repeat } from './loops.js';
import type { Held } from './scope.js';
import { storeAt } from './stores.js';
import { elementOf, isArrayLike, isGlobalMember, memberName, typeOf } from './types-of.js';

const NUMBERS: ArrayType = { kind: 'array', form: 'Array', element: NUMBER, readonly: false };

/** An array of our own: `expr` makes it. */
export function allocate(cx: Context, expr: Expr, type: Type, target: Target, span?: Span): Atom {
  const inputs = [...new Set(refsOf(expr))].map((value) => ref(value));
  const atom = stage(cx, 'alloc', inputs, expr, type, target, span);
  cx.made.set((atom as Atom & { type: 'Ref' }).value, 'own');
  return atom;
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

/** The methods of arrays, and the functions of `Array`. `undefined` for calls that are none of these. */
export function arrayCall(cx: Context, expr: CallExpression, target: Target): Held | undefined {
  const { callee } = expr;
  if (callee.type === 'Identifier') return newArray(cx, expr, target);
  const name = memberName(callee);
  if (callee.type !== 'MemberExpression' || name === undefined) return undefined;
  const from = callee.object.type === 'Identifier' && callee.object.binding?.kind === 'global' ? callee.object.name : undefined;
  if (from === 'Array' || from === 'Float64Array' || from === 'Float32Array') return name === 'from' ? arrayFrom(cx, expr, from, target) : undefined;
  if (from !== undefined || isGlobalMember(callee, 'Math')) return undefined;
  const type = typeOf(cx, callee.object);
  if (!isArrayLike(type)) return undefined;
  // `new Array(n).fill(v)` is one thing.
  if (name === 'fill' && (callee.object.type === 'NewExpression' || callee.object.type === 'CallExpression')) {
    const filled = newFilled(cx, expr, callee.object, target);
    if (filled !== undefined) return filled;
  }
  const held = hold(cx, callee.object);
  if (held.kind === 'parts') return partsCall(cx, held, name, expr);
  const array = atomOf(cx, held, callee.object);
  const element = elementOf(type);
  const fn = expr.arguments[0];
  const words = { span: expr.span, note: target.note, leading: target.leading };
  const at = (index: Expr): Expr => ({ type: 'MemberExpression', object: array, property: index, computed: true, optional: false, valueType: element, span: expr.span });
  const long: Expr = { type: 'MemberExpression', object: array, property: { type: 'Identifier', name: 'length' }, computed: false, optional: false, valueType: NUMBER };
  // A method asks for the length once, before its callback can push.
  const grows = type.kind === 'array' && type.form === 'Array' && fn !== undefined && name !== 'push' && name !== 'fill' && mayWrite(cx, fn);
  const length: Expr = grows ? plainStage(cx, long, NUMBER, { hint: 'n' }, expr.span) : long;
  // It leaves out the holes that `new Array(n)` has.
  const filled = !mayHaveHoles(cx, array);
  const eachElement = (body: (i: Expr) => void): ((i: Expr) => void) => (i) => {
    if (filled) body(i);
    else branch(cx, plainStage(cx, { type: 'BinaryExpression', operator: 'in', left: real(cx, i), right: array }, BOOLEAN, {}, expr.span), () => void body(i), () => undefined, { span: expr.span });
  };
  const apply = (...args: Expr[]): Expr => ({ type: 'CallExpression', callee: fn, arguments: args, optional: false, span: expr.span, valueType: resultOf(cx, fn) });
  const form: ArrayForm = type.kind === 'array' ? type.form : 'Array';

  switch (name) {
    case 'map': {
      if (expr.arguments.length !== 1 || resultOf(cx, fn)?.kind !== 'number') return undefined;
      const out = allocate(cx, sized(form, real(cx, length)), { ...NUMBERS, form }, { ...target, note: undefined, leading: undefined }, expr.span);
      if (!filled) cx.open.set((out as Atom & { type: 'Ref' }).value, real(cx, length));
      repeat(cx, length, eachElement((i) => storeAt(cx, out, real(cx, i), real(cx, apply(at(i), i, array)), expr)), words, 0, [], [fn]);
      return { kind: 'atom', atom: out };
    }
    case 'forEach':
      repeat(cx, length, eachElement((i) => void hold(cx, apply(at(i), i, array))), words, 0, [], [fn]);
      return { kind: 'atom', atom: { type: 'Identifier', name: 'undefined' } };
    case 'reduce': {
      const [, init] = expr.arguments;
      const result = resultOf(cx, fn);
      if (result?.kind !== 'number') return undefined;
      if (!filled && init === undefined) return refuse('GG2026', expr.span, { method: 'reduce' });
      const total = target.variable ?? freshBinding(cx, target.hint ?? 'total', NUMBER, expr.span);
      const sum: Expr = { type: 'Identifier', name: total.name, binding: total };
      if (init === undefined) {
        const empty: Expr = { type: 'BinaryExpression', operator: '===', left: plain(cx, length), right: { type: 'Literal', value: 0, raw: '0' } };
        branch(cx, empty, () => {
          const message: Expr = { type: 'Literal', value: 'Reduce of empty array with no initial value', raw: "'Reduce of empty array with no initial value'" };
          cx.ops.push(cx.builder.op<Effect>({ kind: 'effect', effect: 'throw', expr: { type: 'NewExpression', callee: { type: 'Identifier', name: 'TypeError' }, arguments: [message] } }));
          return false;
        }, () => undefined, { span: expr.span });
      }
      const start = init === undefined ? real(cx, at({ type: 'Literal', value: 0, raw: '0' })) : real(cx, init);
      cx.scope.setAtom(total, start.type === 'Ref' ? start : plainStage(cx, start, NUMBER, { variable: total }));
      repeat(cx, length, eachElement((i) => cx.scope.setAtom(total, real(cx, apply(sum, at(i), i, array), { variable: total }))), words, init === undefined ? 1 : 0, [total], [fn]);
      return cx.scope.get(total)!;
    }
    case 'slice':
      if (!filled) return refuse('GG2026', expr.span, { method: name });
      if (expr.arguments.length === 0) return { kind: 'atom', atom: copied(cx, array, form, target, expr.span) };
      return undefined;
    case 'fill': {
      if (expr.arguments.length !== 1) return undefined;
      const value = real(cx, expr.arguments[0]);
      repeat(cx, length, (i) => storeAt(cx, array, real(cx, i), value, expr), words);
      return held;
    }
    case 'push': {
      if (expr.arguments.length !== 1 || expr.arguments[0].type === 'SpreadElement') return undefined;
      const value = real(cx, expr.arguments[0]);
      const end = plainStage(cx, length, NUMBER, {}, expr.span);
      storeAt(cx, array, end, value, expr);
      return { kind: 'atom', atom: { type: 'BinaryExpression', operator: '+', left: end, right: { type: 'Literal', value: 1, raw: '1' } } };
    }
    case 'at': {
      const back = literalValue(expr.arguments[0]);
      if (back === undefined) return undefined;
      return hold(cx, at(back < 0 ? { type: 'BinaryExpression', operator: '-', left: length, right: { type: 'Literal', value: -back, raw: String(-back) } } : expr.arguments[0]), target);
    }
    case 'some': case 'every': {
      if (!filled) return refuse('GG2026', expr.span, { method: name });
      const answer = freshBinding(cx, target.variable?.name ?? (name === 'some' ? 'found' : 'all'), BOOLEAN, expr.span);
      const bool = (value: boolean): Expr => ({ type: 'Literal', value, raw: String(value) });
      cx.scope.setAtom(answer, bool(name === 'every'));
      const test = (i: Expr): Expr => (name === 'some' ? apply(at(i), i, array) : { type: 'UnaryExpression', operator: '!', argument: apply(at(i), i, array) });
      const body = (i: Expr): Statement[] => [{
        type: 'IfStatement', test: test(i), span: expr.span,
        consequent: { type: 'BlockStatement', span: expr.span, body: [
          { type: 'ExpressionStatement', expression: { type: 'AssignmentExpression', operator: '=', left: { type: 'Identifier', name: answer.name, binding: answer }, right: bool(name === 'some') } },
          { type: 'BreakStatement' },
        ] },
      }];
      repeat(cx, length, { statements: body }, words, 0, [answer], [fn]);
      return cx.scope.get(answer)!;
    }
    default: return undefined;
  }
}

/** `Math.max(...xs)`, `Math.hypot(...w)`: one gate for an array; for a literal tuple, the gate of its elements. */
export function spreadCall(cx: Context, expr: CallExpression, target: Target): Held | undefined {
  const name = isGlobalMember(expr.callee, 'Math') ? memberName(expr.callee) : undefined;
  const only = expr.arguments.length === 1 && expr.arguments[0].type === 'SpreadElement' ? expr.arguments[0].argument : undefined;
  if (name === undefined || only === undefined) return undefined;
  const held = hold(cx, only);
  if (held.kind === 'parts') {
    const args = [...held.parts.values()].map((part) => atomOf(cx, part, only));
    return { kind: 'atom', atom: real(cx, { ...expr, arguments: args }, target) };
  }
  if ((name !== 'max' && name !== 'min') || held.kind !== 'atom' || held.atom.type !== 'Ref') return undefined;
  if (elementOf(typeOf(cx, only)).kind !== 'number') return undefined;
  const text: Expr = { ...expr, arguments: [{ type: 'SpreadElement', argument: held.atom }] };
  return { kind: 'atom', atom: stage(cx, 'extreme', [held.atom], text, NUMBER, target, expr.span) };
}

/** What a callback returns. */
function resultOf(cx: Context, fn: Expr | undefined): Type | undefined {
  if (fn === undefined) return undefined;
  if (fn.type === 'Function') return fn.resultType;
  if (isGlobalMember(fn, 'Math') || (fn.type === 'Identifier' && fn.binding?.kind === 'global' && fn.name === 'Number')) return NUMBER;
  const type = typeOf(cx, fn);
  return type.kind === 'function' ? type.result : undefined;
}

function sized(form: ArrayForm, size: Atom): Expr {
  return { type: 'NewExpression', callee: { type: 'Identifier', name: form }, arguments: [size] };
}

/** `new Array(n).fill(0)`: kept as it is where the value is constant. */
function newFilled(cx: Context, expr: CallExpression, made: Expr & { type: 'NewExpression' | 'CallExpression' }, target: Target): Held | undefined {
  const inner = made.callee.type === 'Identifier' && made.callee.binding?.kind === 'global' && made.callee.name === 'Array' && made.arguments.length === 1 ? made.arguments[0] : undefined;
  if (inner === undefined || inner.type === 'SpreadElement' || expr.arguments.length !== 1) return undefined;
  const value = expr.arguments[0];
  if (typeOf(cx, value).kind !== 'number' || literalValue(value) === undefined) return undefined;
  const size = real(cx, inner);
  const text: Expr = { type: 'CallExpression', optional: false, arguments: [value], callee: { type: 'MemberExpression', object: sized('Array', size), property: { type: 'Identifier', name: 'fill' }, computed: false, optional: false } };
  return { kind: 'atom', atom: allocate(cx, text, NUMBERS, target, expr.span) };
}

/** `Array.from({ length: n }, (_, i) => …)`, `Array.from(xs)`, `Float64Array.from(xs, f)`. */
function arrayFrom(cx: Context, expr: CallExpression, form: ArrayForm, target: Target): Held | undefined {
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

/** Methods of literal tuples, element by element. */
function partsCall(cx: Context, held: Held & { kind: 'parts' }, name: string, expr: CallExpression): Held | undefined {
  const fn = expr.arguments[0];
  const call = (...args: Held[]): Held => {
    const bindings = args.map((arg, at): Binding => {
      const binding = freshBinding(cx, `part${at}`, NUMBER, expr.span);
      cx.scope.set(binding, arg);
      return binding;
    });
    return hold(cx, { type: 'CallExpression', callee: fn, optional: false, span: expr.span, valueType: resultOf(cx, fn), arguments: bindings.map((binding): Expr => ({ type: 'Identifier', name: binding.name, binding })) });
  };
  const index = (key: string): Held => ({ kind: 'atom', atom: { type: 'Literal', value: Number(key), raw: key } });
  if (name === 'map') return { ...held, parts: new Map([...held.parts].map(([key, part]) => [key, call(part, index(key))])) };
  if (name === 'forEach') {
    for (const [key, part] of held.parts) call(part, index(key));
    return { kind: 'atom', atom: { type: 'Identifier', name: 'undefined' } };
  }
  if (name !== 'reduce' || held.parts.size === 0) return undefined;
  const entries = [...held.parts];
  let total = expr.arguments.length > 1 ? hold(cx, expr.arguments[1]) : entries.shift()![1];
  for (const [key, part] of entries) total = call(total, part, index(key));
  return total;
}

