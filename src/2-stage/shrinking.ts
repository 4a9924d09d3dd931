/**
 * Arrays that shrink. What `pop`, `shift` and `splice` take away stays in memory, and a number of our own says how many
 * elements there are: an array is only ever as long as it has been, and so is its shadow.
 *
 *     stack.push(v)        →   stack[size] = v;  size += 1;
 *     const v = stack.pop()   →   if (size > 0) { size -= 1; v = stack[size]; stack[size] = undefined; }
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { binary, literalValue, number } from '../ir/build.js';
import type { Atom, Op, ValueId } from '../ir/types.js';
import { children, visitOps } from '../ir/walk.js';
import type { AssignmentExpression, Binding, Expr, FunctionNode } from '../syntax.js';
import { branch } from './branches.js';
import { originOf } from './copies.js';
import { type Context, freshBinding, isUndefined, NUMBER, UNDEFINED } from './context.js';
import { hold, plain, real } from './expressions.js';
import { isWhole, mathCall, rangeOf, wholeStage } from './indices.js';
import { repeat } from './loops.js';
import { copied, elementAt, lengthOf } from './making.js';
import type { Method } from './methods.js';
import { atomFor, isKept } from './parts.js';
import type { Held } from './scope.js';
import { storeAt } from './stores.js';
import { elementOf, memberName, typeOf } from './types-of.js';

const TAKES = new Set(['pop', 'shift', 'splice']);

/** The variables whose arrays may shrink; `'any'` where that can't be told by a name. */
export function shrinkingIn(fn: FunctionNode): ReadonlySet<Binding> | 'any' {
  const found = new Set<Binding>();
  const seen = new Set<unknown>();
  let any = false;
  const note = (array: Expr): void => {
    if (array.type === 'Identifier' && array.binding !== undefined && array.binding.kind !== 'param') found.add(array.binding);
    else any = true;
  };
  const each = (node: unknown): void => {
    if (node === null || typeof node !== 'object' || seen.has(node)) return;
    seen.add(node);
    if (Array.isArray(node)) return node.forEach(each);
    const expr = node as Expr;
    if (expr.type === 'CallExpression' && expr.callee.type === 'MemberExpression' && TAKES.has(memberName(expr.callee) ?? '')) note(expr.callee.object);
    if (expr.type === 'AssignmentExpression' && expr.left.type === 'MemberExpression' && memberName(expr.left) === 'length') note(expr.left.object);
    if (expr.type === 'Identifier') {
      each(expr.binding?.fn);
      if (expr.binding?.init?.type === 'Function') each(expr.binding.init);
      return;
    }
    for (const [key, value] of Object.entries(node)) if (!['span', 'binding', 'valueType', 'resultType'].includes(key)) each(value);
  };
  each(fn);
  return any ? 'any' : found;
}

/** The array has a length of its own from now on. */
export function mayShrink(cx: Context, array: Atom, size: Atom, variable: Binding | undefined): void {
  const shrinks = cx.shrinking === 'any' || (variable !== undefined && cx.shrinking.has(originOf(variable)));
  if (array.type !== 'Ref' || !shrinks) return;
  const binding = freshBinding(cx, 'size', NUMBER);
  cx.lengths.set(array.value, binding);
  cx.scope.setAtom(binding, size);
}

/** How many elements an array has that may shrink. */
export function sizeOf(cx: Context, array: Atom): Atom | undefined {
  const binding = array.type === 'Ref' ? cx.lengths.get(array.value) : undefined;
  const held = binding === undefined ? undefined : cx.scope.get(binding);
  if (held?.kind !== 'atom') return undefined;
  if (held.atom.type === 'Ref') cx.whole.add(held.atom.value);
  return held.atom;
}

export function setSize(cx: Context, array: Atom, size: Expr): void {
  const binding = array.type === 'Ref' ? cx.lengths.get(array.value) : undefined;
  if (binding === undefined) return;
  const old = sizeOf(cx, array);
  const steps = size.type === 'BinaryExpression' && size.left.type === 'Ref' && old?.type === 'Ref' && size.left.value === old.value;
  cx.scope.setAtom(binding, real(cx, size, { variable: binding, assign: steps ? (size.operator === '+' ? '+=' : '-=') : undefined }));
}

/** A write of the user's may lengthen the array. */
export function noteWrite(cx: Context, array: ValueId, index: Atom, like: Expr): void {
  const binding = cx.lengths.get(array);
  if (binding === undefined) return;
  if (!isWhole(cx, index)) return refuse('GG2027', like.span, { method: 'pop', why: 'an element of the array is written at an index that may be no whole number' });
  const size = sizeOf(cx, { type: 'Ref', value: array })!;
  cx.scope.setAtom(binding, wholeStage(cx, mathCall('max', size, plain(cx, binary('+', index, number(1)))), 'size', like.span));
}

/** An array that goes by another name from here on: the number of its elements would not go with it. */
export function handedOn(cx: Context, atom: Atom, span: Expr['span']): Atom {
  if (atom.type === 'Ref' && cx.lengths.has(atom.value)) refuse('GG2027', span, { method: 'pop', why: 'the array that shrinks is handed on here; copy it with `slice()`' });
  return atom;
}

/** The array itself, or a copy of what there is, where all of it is handed on. */
export function whole(cx: Context, array: Atom, span: Expr['span']): Atom {
  return array.type === 'Ref' && cx.lengths.has(array.value) ? copied(cx, array, 'Array', {}, span) : array;
}

/** `a.length = 0`. */
export function cutOff(cx: Context, expr: AssignmentExpression, object: Expr): Atom {
  const held = hold(cx, object);
  const array = held.kind === 'atom' ? held.atom : undefined;
  const size = array === undefined ? undefined : sizeOf(cx, array);
  if (array === undefined || size === undefined || expr.operator !== '=' || literalValue(expr.right) !== 0) {
    return refuse('GG2027', expr.span, { method: 'length', why: 'only `a.length = 0` is, for an array that the function makes' });
  }
  repeat(cx, size, (i) => storeAt(cx, array, real(cx, i), UNDEFINED, expr), { span: expr.span });
  setSize(cx, array, number(0));
  return number(0);
}

/** The length belongs to one name: an array that may shrink must not be reached by a value that a branch, a loop or another array hands on. */
export function checkNames(cx: Context, ops: readonly Op[]): void {
  if (cx.lengths.size === 0) return;
  const check = (exprs: readonly Expr[], op: Op): void => exprs.forEach((expr) => {
    if (expr.type === 'Ref' && cx.lengths.has(expr.value)) refuse('GG2027', op.span ?? cx.builder.values[expr.value].span, { method: 'pop', why: 'the array goes by several names' });
  });
  visitOps(ops, (op) => {
    if (op.kind === 'branch') check([...op.then.results, ...op.else.results], op);
    if (op.kind === 'loop') check([...op.inits, ...op.body.results], op);
    if (op.kind === 'store') check([op.value], op);
    if (op.kind === 'stage') check(op.expr.type === 'Ref' ? [op.expr] : op.expr.type === 'ArrayExpression' || op.expr.type === 'ObjectExpression' ? children(op.expr) : [], op);
  });
}

const pop: Method = ({ cx, expr, args, target, array, element }) => {
  const size = sizeOf(cx, array);
  if (size === undefined || args.length > 0 || !isKept(element)) return undefined;
  // There may be something at `a[-1]`, which is no element.
  const last = branch(cx, binary('>', size, number(0)), (): Held => {
    setSize(cx, array, binary('-', size, number(1)));
    const value = real(cx, elementAt(array, sizeOf(cx, array)!, element, expr.span));
    storeAt(cx, array, sizeOf(cx, array)!, UNDEFINED, expr);
    return { kind: 'atom', atom: value };
  }, (): Held => ({ kind: 'atom', atom: UNDEFINED }), { span: expr.span }, target, element)!;
  if (last.kind === 'atom' && last.atom.type === 'Ref') cx.uncertain.add(last.atom.value);
  return last;
};

/** Takes `count` elements away: those behind them move up. */
function remove(cx: Context, array: Atom, from: Atom, count: Atom, expr: Expr): void {
  const size = sizeOf(cx, array)!;
  const left = wholeStage(cx, plain(cx, binary('-', size, count)), 'left', expr.span);
  repeat(cx, left, (i) => storeAt(cx, array, real(cx, i), real(cx, elementAt(array, binary('+', i, count), elementOf(typeOf(cx, array)))), expr), { span: expr.span, from });
  repeat(cx, size, (i) => storeAt(cx, array, real(cx, i), UNDEFINED, expr), { span: expr.span, from: left });
  setSize(cx, array, left);
}

/** Makes room for the items: those from `from` on move down. */
function insert(cx: Context, array: Atom, from: Atom, items: readonly Atom[], expr: Expr): void {
  const size = real(cx, lengthOf(array));
  const by = number(items.length);
  repeat(cx, size, (i) => storeAt(cx, array, real(cx, binary('+', i, by)), real(cx, elementAt(array, i, elementOf(typeOf(cx, array)))), expr), { span: expr.span, from, down: true });
  items.forEach((item, at) => storeAt(cx, array, at === 0 ? from : real(cx, binary('+', from, number(at))), item, expr));
  setSize(cx, array, binary('+', size, by));
}

const shift: Method = ({ cx, expr, args, target, array, element }) => {
  const size = sizeOf(cx, array);
  if (size === undefined || args.length > 0 || !isKept(element)) return undefined;
  const first = real(cx, elementAt(array, number(0), element, expr.span), target);
  branch(cx, binary('>', size, number(0)), () => void remove(cx, array, number(0), number(1), expr), () => undefined, { span: expr.span });
  return { kind: 'atom', atom: first };
};

const unshift: Method = ({ cx, expr, args, array, form, element }) => {
  if (form !== 'Array' || !isKept(element) || args.some((arg) => arg.type === 'SpreadElement')) return undefined;
  const items = args.map((arg) => atomFor(cx, arg, element));
  if (items.length > 0) insert(cx, array, number(0), items, expr);
  return { kind: 'atom', atom: real(cx, lengthOf(array)) };
};

/** Takes elements away, or puts some in. */
const splice: Method = ({ cx, expr, args: [start, count, ...more], target, array, element, length, wantsFilled }) => {
  if (start === undefined || sizeOf(cx, array) === undefined || !isKept(element) || more.some((arg) => arg.type === 'SpreadElement')) return undefined;
  wantsFilled();
  const items = more.map((arg) => atomFor(cx, arg, element));
  const [begin, many] = [start, count].map((arg) => (arg === undefined || isUndefined(arg) ? undefined : real(cx, arg)));
  const size = sizeOf(cx, array)!;
  const { from } = rangeOf(cx, length, [begin ?? number(0)], expr.span)!;
  const first = wholeStage(cx, mathCall('min', from, size), 'from', expr.span);
  const isPlain = count !== undefined && literalValue(count) === 0 && target.unused === true;
  if (isPlain) {
    if (items.length > 0) insert(cx, array, first, items, expr);
    return { kind: 'atom', atom: UNDEFINED };
  }
  const rest = plain(cx, binary('-', size, first));
  if (many !== undefined && !isWhole(cx, many)) return undefined;
  const taken = wholeStage(cx, count === undefined ? rest : mathCall('max', mathCall('min', many!, rest), number(0)), 'taken', expr.span);
  const end = wholeStage(cx, binary('+', first, taken), 'end', expr.span);
  const out = target.unused === true ? undefined : copied(cx, array, 'Array', { ...target, note: undefined, leading: undefined }, expr.span, { from: first, to: end, size: taken });
  remove(cx, array, first, taken, expr);
  if (items.length > 0) insert(cx, array, first, items, expr);
  return { kind: 'atom', atom: out ?? UNDEFINED };
};

export const shrinking: Readonly<Record<string, Method>> = { pop, shift, unshift, splice };
