/**
 * The methods of arrays: each becomes the loop that it is, with the callback inlined. This file finds the method; the files
 * beside it hold them by what they do: `walking` visits every element, `searching` stops early, `changing` writes.
 *
 *     xs.map((x) => x * x)   →   const ys = new Array(xs.length); for (let i = 0; …) ys[i] = x * x;
 */
import type { Atom } from '../ir/types.js';
import type { ArrayForm, CallExpression, Expr, Span, Type } from '../syntax.js';
import { branch } from './branches.js';
import { resultOf } from './callbacks.js';
import { changing } from './changing.js';
import { BOOLEAN, type Context, NUMBER, plainStage, type Target } from './context.js';
import { atomOf, hold, real } from './expressions.js';
import { mayHaveHoles, mayWrite } from './holes.js';
import { arrayFrom, newArray, newFilled } from './making.js';
import type { Held } from './scope.js';
import { searching } from './searching.js';
import { partsCall } from './tuples.js';
import { elementOf, isArrayLike, isGlobalMember, memberName, typeOf } from './types-of.js';
import { walking } from './walking.js';

/** One call of a method. */
export interface MethodCall {
  readonly cx: Context;
  readonly name: string;
  readonly expr: CallExpression;
  readonly args: readonly Expr[];
  readonly target: Target;
  readonly words: Pick<Target, 'note' | 'leading'> & { readonly span?: Span };
  /** What the method is called on, and its type. */
  readonly array: Atom;
  readonly element: Type;
  readonly form: ArrayForm;
  /** No element is a hole. */
  readonly filled: boolean;
  readonly length: Expr;
  at(index: Expr): Expr;
  /** Calls the callback. */
  apply(...args: Expr[]): Expr;
  /** `body`, for the elements that are there. */
  eachElement(body: (i: Expr) => void): (i: Expr) => void;
}

/** `undefined` where it is called with what it doesn't know. */
export type Method = (call: MethodCall) => Held | undefined;

function methodOf(name: string): Method | undefined {
  return [walking, searching, changing].find((table) => Object.hasOwn(table, name))?.[name];
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
  const method = methodOf(name);
  return method === undefined ? undefined : method(methodCall(cx, expr, target, name, atomOf(cx, held, callee.object), type));
}

function methodCall(cx: Context, expr: CallExpression, target: Target, name: string, array: Atom, type: Type): MethodCall {
  const element = elementOf(type);
  const [fn] = expr.arguments;
  const long: Expr = { type: 'MemberExpression', object: array, property: { type: 'Identifier', name: 'length' }, computed: false, optional: false, valueType: NUMBER };
  // A method asks for the length once, before its callback can push.
  const grows = type.kind === 'array' && type.form === 'Array' && fn !== undefined && name !== 'push' && name !== 'fill' && mayWrite(cx, fn);
  // It leaves out the holes that `new Array(n)` has.
  const filled = !mayHaveHoles(cx, array);
  return {
    cx, name, expr, args: expr.arguments, target, array, element, filled,
    words: { span: expr.span, note: target.note, leading: target.leading },
    form: type.kind === 'array' ? type.form : 'Array',
    length: grows ? plainStage(cx, long, NUMBER, { hint: 'n' }, expr.span) : long,
    at: (index) => ({ type: 'MemberExpression', object: array, property: index, computed: true, optional: false, valueType: element, span: expr.span }),
    apply: (...args) => ({ type: 'CallExpression', callee: fn, arguments: args, optional: false, span: expr.span, valueType: resultOf(cx, fn) }),
    eachElement: (body) => (i) => {
      if (filled) body(i);
      else branch(cx, plainStage(cx, { type: 'BinaryExpression', operator: 'in', left: real(cx, i), right: array }, BOOLEAN, {}, expr.span), () => void body(i), () => undefined, { span: expr.span });
    },
  };
}
