/**
 * The methods of arrays: each becomes the loop that it is, with the callback inlined. This file finds the method; the files
 * beside it hold them by what they do: `walking` visits every element, `searching` stops early, `copying` makes another
 * array of the same elements, `ordering` permutes, `changing` writes.
 *
 *     xs.map((x) => x * x)   →   const ys = new Array(xs.length); for (let i = 0; …) ys[i] = x * x;
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { Atom } from '../ir/types.js';
import type { ArrayForm, CallExpression, Expr, Span, Type } from '../syntax.js';
import { branch } from './branches.js';
import { callbackCall } from './callbacks.js';
import { changing } from './changing.js';
import { type Context, NUMBER, plainStage, type Target } from './context.js';
import { copying } from './copying.js';
import { atomOf, hold, real } from './expressions.js';
import { askWhetherIn, canHaveHoles, mustBeFilled } from './holes.js';
import { arrayFrom, arrayOf, isForm, mapOfPlaces, memoryOf, newArray, newFilled } from './making.js';
import { ordering, sortedCopy } from './ordering.js';
import { recordCall } from './record-methods.js';
import type { Held } from './scope.js';
import { searching } from './searching.js';
import { shrinking, sizeOf } from './shrinking.js';
import { partsCall } from './tuples.js';
import { elementOf, isArrayLike, isGlobalMember, memberName, typeOf } from './types-of.js';
import { walking } from './walking.js';
import { mayWrite } from './writes.js';

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
  /** Refuses arrays with holes. */
  wantsFilled(): void;
  readonly length: Expr;
  at(index: Expr): Expr;
  /** Calls the callback. */
  apply(...args: Expr[]): Expr;
  /** `body`, for the elements that are there. */
  eachElement(body: (i: Expr) => void): (i: Expr) => void;
}

/** `undefined` where it is called with what it doesn't know. */
export type Method = (call: MethodCall) => Held | undefined;

/** Why a method is not followed. */
const REFUSED: Readonly<Record<string, string>> = {
  join: 'it makes a text of numbers', toString: 'it makes a text of numbers', toLocaleString: 'it makes a text of numbers',
  copyWithin: 'it moves elements within the array', toSpliced: 'it is a `slice` and another one, put together',
};

function methodOf(name: string): Method | undefined {
  return [walking, searching, copying, ordering, changing, shrinking].find((table) => Object.hasOwn(table, name))?.[name];
}

/** The methods of arrays, and the functions of `Array`. `undefined` for calls that are none of these. */
export function arrayCall(cx: Context, expr: CallExpression, target: Target): Held | undefined {
  const { callee } = expr;
  if (callee.type === 'Identifier') return newArray(cx, expr, target);
  const name = memberName(callee);
  if (callee.type !== 'MemberExpression' || name === undefined || callee.optional || expr.optional) return undefined;
  const from = callee.object.type === 'Identifier' && callee.object.binding?.kind === 'global' ? callee.object.name : undefined;
  if (from !== undefined && isForm(from)) {
    return name === 'from' ? arrayFrom(cx, expr, from, target) : name === 'of' ? arrayOf(cx, expr, from, target) : undefined;
  }
  if (from === 'Object') return recordCall(cx, expr);
  if (from !== undefined || isGlobalMember(callee, 'Math')) return undefined;
  const places = name === 'map' ? mapOfPlaces(cx, expr, callee.object, target) : undefined;
  if (places !== undefined) return places;
  const type = typeOf(cx, callee.object);
  if (!isArrayLike(type)) return undefined;
  // `new Array(n).fill(v)` is one thing, and so is `[...xs].sort(f)`.
  if (name === 'fill' && (callee.object.type === 'NewExpression' || callee.object.type === 'CallExpression')) {
    const filled = newFilled(cx, expr, callee.object, target);
    if (filled !== undefined) return filled;
  }
  if (name === 'sort' || name === 'reverse') {
    const sorted = sortedCopy(cx, expr, callee.object, name, target);
    if (sorted !== undefined) return sorted;
  }
  const held = hold(cx, callee.object);
  const parts = held.kind === 'parts' ? partsCall(cx, held, name, expr) : undefined;
  if (parts !== undefined) return parts;
  const method = methodOf(name);
  const why = method === undefined ? REFUSED[name] ?? 'it is no method that gradgen knows' : undefined;
  if (method === undefined) return refuse('GG2027', expr.span, { method: name, why: why! });
  const array = held.kind === 'parts' ? memoryOf(cx, held, callee.object, Object.hasOwn(changing, name) || Object.hasOwn(shrinking, name) || name === 'sort' || name === 'reverse') : atomOf(cx, held, callee.object);
  const result = method(methodCall(cx, expr, target, name, array, typeOf(cx, array).kind === 'array' ? typeOf(cx, array) : type));
  return result ?? refuse('GG2027', expr.span, { method: name, why: 'its arguments are of a kind that is not understood there' });
}

function methodCall(cx: Context, expr: CallExpression, target: Target, name: string, array: Atom, type: Type): MethodCall {
  const element = elementOf(type);
  const [fn] = expr.arguments;
  const long: Expr = { type: 'MemberExpression', object: array, property: { type: 'Identifier', name: 'length' }, computed: false, optional: false, valueType: NUMBER };
  // A method asks for the length once, before its callback can push.
  const called = fn !== undefined && (fn.type === 'Function' || typeOf(cx, fn).kind === 'function');
  const grows = type.kind === 'array' && type.form === 'Array' && called && mayWrite(cx, fn);
  return {
    cx, name, expr, args: expr.arguments, target, array, element,
    words: { span: expr.span, note: target.note, leading: target.leading },
    form: type.kind === 'array' ? type.form : 'Array',
    length: grows ? sizeOf(cx, array) ?? plainStage(cx, long, NUMBER, { hint: 'n' }, expr.span) : long,
    at: (index) => ({ type: 'MemberExpression', object: array, property: index, computed: true, optional: false, valueType: element, span: expr.span }),
    wantsFilled: () => mustBeFilled(cx, array, name, expr.span),
    apply: (...args) => callbackCall(cx, fn, args, expr.span),
    eachElement: (body) => (i) => {
      if (!canHaveHoles(cx, array)) body(i);
      else branch(cx, askWhetherIn(cx, array, real(cx, i), name, expr.span), () => void body(i), () => undefined, { span: expr.span });
    },
  };
}
