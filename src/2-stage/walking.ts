/** Methods that visit every element: `map`, `forEach`, `reduce`, `reduceRight`, `filter`, `flatMap`. */
import { binary, call, literalValue, number } from '../ir/build.js';
import type { Atom, Effect } from '../ir/types.js';
import type { Expr, FunctionNode, Statement, Type } from '../syntax.js';
import { branch, condition } from './branches.js';
import { resultOf } from './callbacks.js';
import { type Context, freshBinding, NUMBER, plainStage, UNDEFINED } from './context.js';
import { hold, plain, real } from './expressions.js';
import { canHaveHoles } from './holes.js';
import { repeat } from './loops.js';
import { allocate, elementAt, lengthOf, NUMBERS, sized } from './making.js';
import type { Method } from './methods.js';
import { atomFor, isKept, settled } from './parts.js';
import { setSize } from './shrinking.js';
import { storeAt } from './stores.js';
import { isArrayLike, isGlobalMember, typeOf } from './types-of.js';
import { mayWrite } from './writes.js';

const map: Method = ({ cx, expr, args: [fn, ...more], target, words, array, form, length, at, apply, eachElement }) => {
  const result = resultOf(cx, fn);
  if (more.length > 0 || !isKept(result)) return undefined;
  const out = allocate(cx, sized(form, real(cx, length)), { ...NUMBERS, form, element: result }, { ...target, note: undefined, leading: undefined }, expr.span);
  if (out.type === 'Ref' && canHaveHoles(cx, array)) cx.holes.open.set(out.value, { like: array.value });
  repeat(cx, length, eachElement((i) => storeAt(cx, out, real(cx, i), atomFor(cx, apply(at(i), i, array), result), expr)), { ...words, calls: [fn] });
  return { kind: 'atom', atom: out };
};

const forEach: Method = ({ cx, args: [fn, ...more], words, array, length, at, apply, eachElement }) => {
  if (fn === undefined || more.length > 0) return undefined;
  repeat(cx, length, eachElement((i) => void hold(cx, apply(at(i), i, array))), { ...words, calls: [fn] });
  return { kind: 'atom', atom: UNDEFINED };
};

const reduce: Method = ({ cx, name, expr, args: [fn, init], target, words, array, length, at, apply, eachElement, wantsFilled }) => {
  const result = resultOf(cx, fn);
  if (!isKept(result)) return undefined;
  if (init === undefined) wantsFilled();
  const down = name === 'reduceRight';
  const total = target.variable ?? freshBinding(cx, target.hint ?? 'total', result, expr.span);
  const sum: Expr = { type: 'Identifier', name: total.name, binding: total };
  if (init === undefined) throwWhen(cx, binary('===', plain(cx, length), number(0)), 'TypeError', 'Reduce of empty array with no initial value', expr);
  const first = init ?? at(down ? binary('-', length, number(1)) : number(0));
  const isNumber = result.kind === 'number';
  const start = isNumber ? real(cx, first) : undefined;
  if (start === undefined) cx.scope.set(total, settled(cx, hold(cx, first), { variable: total }));
  else cx.scope.setAtom(total, start.type === 'Ref' ? start : plainStage(cx, start, NUMBER, { variable: total }));
  const one = init === undefined ? number(1) : number(0);
  const step = eachElement((i) => cx.scope.set(total, isNumber ? { kind: 'atom', atom: real(cx, apply(sum, at(i), i, array), { variable: total }) } : hold(cx, apply(sum, at(i), i, array))));
  repeat(cx, down && init === undefined ? binary('-', length, one) : length, step, { ...words, from: down ? number(0) : one, down, assigned: [total], calls: [fn] });
  return cx.scope.get(total)!;
};

/** `if (cond) throw new TypeError('…');` */
export function throwWhen(cx: Context, cond: Expr, error: 'TypeError' | 'RangeError', message: string, like: Expr): void {
  branch(cx, cond, () => {
    const text: Expr = { type: 'Literal', value: message, raw: `'${message}'` };
    cx.ops.push(cx.builder.op<Effect>({ kind: 'effect', effect: 'throw', expr: { type: 'NewExpression', callee: { type: 'Identifier', name: error }, arguments: [text] } }));
    return false;
  }, () => undefined, { span: like.span });
}

/** The places of the elements that pass, then these elements. */
const filter: Method = ({ cx, expr, args: [fn, ...more], target, words, array, form, element, length, at, apply, eachElement }) => {
  if (fn === undefined || more.length > 0 || !isKept(element) || mayWrite(cx, fn)) return undefined;
  const kept = allocate(cx, { type: 'ArrayExpression', elements: [] }, NUMBERS, { hint: 'kept' }, expr.span);
  repeat(cx, length, eachElement((i) => {
    branch(cx, condition(cx, apply(at(i), i, array)), () => void pushTo(cx, kept, real(cx, i), expr), () => undefined, { span: expr.span });
  }), { ...words, calls: [fn] });
  const size = lengthOf(kept);
  const out = allocate(cx, sized(form, real(cx, size)), { ...NUMBERS, form, element }, { ...target, note: undefined, leading: undefined }, expr.span);
  repeat(cx, size, (k) => storeAt(cx, out, real(cx, k), real(cx, at(elementAt(kept, k, NUMBER))), expr), { span: expr.span });
  return { kind: 'atom', atom: out };
};

/** Stores behind the last element; gives the index. */
export function pushTo(cx: Context, array: Atom, value: Atom, like: Expr): Atom {
  const end = real(cx, lengthOf(array));
  storeAt(cx, array, end, value, like);
  setSize(cx, array, binary('+', end, number(1)));
  return end;
}

/** What the callback returns is pushed where it returns it. */
const flatMap: Method = ({ cx, expr, args: [fn, ...more], target, words, array, form, length, at, apply, eachElement }) => {
  if (form !== 'Array' || fn === undefined || more.length > 0) return undefined;
  const type = resultOf(cx, fn);
  const element = type?.kind === 'array' ? type.element : type?.kind === 'tuple' ? type.elements[0] ?? NUMBER : type;
  const isEven = isKept(element) && (type?.kind !== 'tuple' || type.elements.every(({ kind }) => kind === element.kind));
  const known = fn.type === 'Function' ? fn : fn.type === 'Identifier' ? knownFunction(cx, fn) : undefined;
  if (!isEven || known === undefined || isGlobalMember(fn, 'Math')) return undefined;
  const list: Type = { ...NUMBERS, element };
  const out = allocate(cx, { type: 'ArrayExpression', elements: [] }, list, { ...target, note: undefined, leading: undefined }, expr.span);
  const binding = freshBinding(cx, target.variable?.name ?? 'flat', list, expr.span);
  cx.scope.setAtom(binding, out);
  const push = (...args: Expr[]): Statement => ({
    type: 'ExpressionStatement', span: expr.span,
    expression: call({ type: 'MemberExpression', object: { type: 'Identifier', name: binding.name, binding }, property: { type: 'Identifier', name: 'push' }, computed: false, optional: false }, ...args),
  });
  const pushed = (value: Expr): Statement => {
    if (value.type === 'ConditionalExpression') return { type: 'IfStatement', test: value.test, consequent: pushed(value.consequent), alternate: pushed(value.alternate), span: value.span };
    if (value.type === 'ArrayExpression') return { type: 'BlockStatement', body: value.elements.length === 0 ? [] : [push(...value.elements.map((element) => element ?? UNDEFINED))] };
    return push(isArrayLike(typeOf(cx, value)) ? { type: 'SpreadElement', argument: value } : value);
  };
  const pushing: FunctionNode = { ...known, resultType: { kind: 'void' }, body: known.body.map((statement) => returning(statement, pushed)) };
  repeat(cx, length, eachElement((i) => void hold(cx, { ...apply(at(i), i, array), callee: pushing } as Expr)), { ...words, calls: [fn] });
  return { kind: 'atom', atom: out };
};

function knownFunction(cx: Context, fn: Expr & { type: 'Identifier' }): FunctionNode | undefined {
  const held = fn.binding === undefined ? undefined : cx.scope.get(fn.binding);
  return held?.kind === 'function' ? held.fn : fn.binding?.fn;
}

/** The statement, with `f` of what it returns in front of each `return`. */
function returning(statement: Statement, f: (value: Expr) => Statement): Statement {
  const inner = (each: Statement): Statement => returning(each, f);
  switch (statement.type) {
    case 'ReturnStatement': return statement.argument === undefined ? statement : { type: 'BlockStatement', body: [f(statement.argument), { ...statement, argument: undefined }] };
    case 'BlockStatement': return { ...statement, body: statement.body.map(inner) };
    case 'IfStatement': return { ...statement, consequent: inner(statement.consequent), alternate: statement.alternate && inner(statement.alternate) };
    case 'ForStatement': case 'ForOfStatement': case 'WhileStatement': case 'DoWhileStatement': case 'LabeledStatement': return { ...statement, body: inner(statement.body) };
    case 'SwitchStatement': return { ...statement, cases: statement.cases.map((each) => ({ ...each, body: each.body.map(inner) })) };
    default: return statement;
  }
}

/** `X.flat()`: row after row. */
const flat: Method = ({ cx, expr, args: [depth, ...more], target, words, element, length, at }) => {
  if (more.length > 0 || (depth !== undefined && literalValue(depth) !== 1)) return undefined;
  if (element.kind === 'number') return undefined;
  const inside = element.kind === 'array' && element.form === 'Array' ? element.element : element.kind === 'tuple' ? element.elements[0] : undefined;
  if (!isKept(inside)) return undefined;
  const out = allocate(cx, { type: 'ArrayExpression', elements: [] }, { ...NUMBERS, element: inside }, { ...target, note: undefined, leading: undefined }, expr.span);
  const start = freshBinding(cx, 'start', NUMBER, expr.span);
  const begin: Expr = { type: 'Identifier', name: start.name, binding: start };
  cx.scope.setAtom(start, number(0));
  repeat(cx, length, (i) => {
    const row = real(cx, at(i));
    repeat(cx, lengthOf(row), (j) => storeAt(cx, out, real(cx, binary('+', begin, j)), real(cx, elementAt(row, j, inside)), expr), { span: expr.span });
    cx.scope.setAtom(start, real(cx, binary('+', begin, lengthOf(row)), { variable: start }));
  }, { ...words, assigned: [start] });
  return { kind: 'atom', atom: out };
};

export const walking: Readonly<Record<string, Method>> = { map, forEach, reduce, reduceRight: reduce, filter, flatMap, flat };
