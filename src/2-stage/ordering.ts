/**
 * Methods that change the order. What is sorted are the places: an array of indices, by the user's comparator, in which no
 * gradient flows. It is the permutation, by which the elements are read then, and their gradients go back.
 *
 *     [...xs].sort((a, b) => a - b)
 *     →   const order = Array.from(xs.keys()).sort((i, j) => xs[i] - xs[j]);   for (…) ys[i] = xs[order[i]];
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { binary, call, number, ref } from '../ir/build.js';
import type { Atom, Op, Region, ValueId } from '../ir/types.js';
import { substitute } from '../ir/walk.js';
import type { ArrayForm, CallExpression, Expr } from '../syntax.js';
import { callbackCall } from './callbacks.js';
import { collect, type Context, NUMBER, plainStage, type Target } from './context.js';
import { atomOf, hold, real } from './expressions.js';
import { mustBeFilled } from './holes.js';
import { repeat } from './loops.js';
import { allocate, copied, elementAt, lengthOf, memoryOf, NUMBERS, sized } from './making.js';
import type { Method } from './methods.js';
import { isKept } from './parts.js';
import { prune } from './prune.js';
import type { Held } from './scope.js';
import { whole } from './shrinking.js';
import { storeAt } from './stores.js';
import { elementOf, isArrayLike, memberName, typeOf } from './types-of.js';

/** `[...xs].sort(f)`, `xs.slice().reverse()`: the copy is made in its new order. */
export function sortedCopy(cx: Context, expr: CallExpression, copy: Expr, name: 'sort' | 'reverse', target: Target): Held | undefined {
  const source = sourceOf(copy);
  if (source === undefined) return undefined;
  const given = typeOf(cx, source.of);
  if (!isArrayLike(given) || !isKept(elementOf(given))) return undefined;
  const held = hold(cx, source.of);
  const array = held.kind === 'parts' ? memoryOf(cx, held, source.of, false) : atomOf(cx, held, source.of);
  const type = typeOf(cx, array);
  return ordered(cx, array, source.form ?? (type.kind === 'array' ? type.form : 'Array'), name, expr, target);
}

/** What is copied by `[...xs]`, `xs.slice()`, `Array.from(xs)`, `Float64Array.from(xs)`. */
function sourceOf(copy: Expr): { readonly of: Expr; readonly form?: ArrayForm } | undefined {
  if (copy.type === 'ArrayExpression') {
    const [only, ...more] = copy.elements;
    return more.length === 0 && only?.type === 'SpreadElement' ? { of: only.argument, form: 'Array' } : undefined;
  }
  if (copy.type !== 'CallExpression' || copy.optional || copy.callee.type !== 'MemberExpression' || copy.callee.optional) return undefined;
  const { object } = copy.callee;
  const from = object.type === 'Identifier' && object.binding?.kind === 'global' ? object.name : undefined;
  if (memberName(copy.callee) === 'slice' && from === undefined && copy.arguments.length === 0) return { of: object };
  const isCopy = memberName(copy.callee) === 'from' && (from === 'Array' || from === 'Float64Array') && copy.arguments.length === 1;
  return isCopy ? { of: copy.arguments[0], form: from as ArrayForm } : undefined;
}

function ordered(cx: Context, array: Atom, form: ArrayForm, name: string, expr: CallExpression, target: Target): Held {
  if (name !== 'toReversed') mustBeFilled(cx, array, name, expr.span);
  const order = name === 'reverse' || name === 'toReversed' ? undefined : orderOf(cx, array, form, expr);
  const length = lengthOf(array);
  const element = elementOf(typeOf(cx, array));
  const out = allocate(cx, sized(form, real(cx, length)), { ...NUMBERS, form, element }, { ...target, note: undefined, leading: undefined }, expr.span);
  const place = (i: Expr): Expr => (order === undefined ? binary('-', binary('-', length, number(1)), i) : elementAt(order, i, NUMBER));
  repeat(cx, length, (i) => storeAt(cx, out, real(cx, i), real(cx, elementAt(array, place(i), element)), expr), { span: expr.span, note: target.note, leading: target.leading });
  return { kind: 'atom', atom: out };
}

const toOrdered: Method = ({ cx, name, expr, array, form, element, target }) => (isKept(element) ? ordered(cx, array, form, name, expr, target) : undefined);

/** In place: from a copy, in the new order. */
const sort: Method = ({ cx, expr, array, form, element, words, wantsFilled }) => {
  if (!isKept(element)) return undefined;
  wantsFilled();
  const before = copied(cx, array, form, { hint: 'unsorted' }, expr.span);
  const order = orderOf(cx, before, form, expr);
  repeat(cx, lengthOf(array), (i) => storeAt(cx, array, real(cx, i), real(cx, elementAt(before, elementAt(order, i, NUMBER), element)), expr), words);
  return { kind: 'atom', atom: array };
};

/** Pairs from the two ends change places. */
const reverse: Method = ({ cx, expr, array, element, words, wantsFilled, length }) => {
  if (!isKept(element)) return undefined;
  wantsFilled();
  repeat(cx, binary('>>', length, number(1)), (i) => {
    const other = real(cx, binary('-', binary('-', length, number(1)), i));
    const [front, back] = [real(cx, elementAt(array, i, element)), real(cx, elementAt(array, other, element))];
    storeAt(cx, array, real(cx, i), back, expr);
    storeAt(cx, array, other, front, expr);
  }, words);
  return { kind: 'atom', atom: array };
};

/** The places, sorted. Without a comparator only typed arrays are sorted as numbers. */
function orderOf(cx: Context, array: Atom, form: ArrayForm, expr: CallExpression): Atom {
  const [fn, ...more] = expr.arguments;
  array = whole(cx, array, expr.span);
  if (more.length > 0) return refuse('GG2027', expr.span, { method: 'sort', why: 'it takes one comparator' });
  if (fn === undefined && form === 'Array') return refuse('GG2027', expr.span, { method: 'sort', why: 'without a comparator it sorts numbers as texts, `10` before `9`' });
  const element = elementOf(typeOf(cx, array));
  const [i, j] = ['i', 'j'].map((hint) => cx.builder.value({ type: NUMBER, origin: 'local', hint }));
  const compare = fn === undefined ? ascending(array, ref(i), ref(j)) : comparison(cx, fn, elementAt(array, ref(i), element), elementAt(array, ref(j), element), expr);
  const places = substitute(compare, (value) => (value === i ? { type: 'Identifier', name: '%i' } : value === j ? { type: 'Identifier', name: '%j' } : undefined));
  return plainStage(cx, call({ type: 'Identifier', name: '%order' }, array, places), NUMBERS, { hint: 'order' }, expr.span);
}

/** As typed arrays sort: `-0` before `0`, `NaN` last. */
function ascending(array: Atom, i: Expr, j: Expr): Expr {
  const [a, b] = [elementAt(array, i, NUMBER), elementAt(array, j, NUMBER)];
  return call({ type: 'Identifier', name: '%ascending' }, a, b);
}

/** What the comparator gives for two elements, as one expression. */
function comparison(cx: Context, fn: Expr, a: Expr, b: Expr, expr: CallExpression): Expr {
  let result: Atom = number(0);
  const ops = collect(cx, () => {
    const changes = cx.scope.fork(() => (result = real(cx, callbackCall(cx, fn, [a, b], expr.span))));
    if (changes.size > 0) refuse('GG2027', expr.span, { method: 'sort', why: 'its comparator assigns variables' });
  });
  const body = prune({ ops, results: [result] });
  return flattened(body, new Map()) ?? refuse('GG2027', expr.span, { method: 'sort', why: 'its comparator is more than an expression' });
}

function flattened(region: Region, known: Map<ValueId, Expr>, at = 0): Expr | undefined {
  const spelled = (expr: Expr): Expr => substitute(expr, (value) => known.get(value));
  const visit = (op: Op): boolean => {
    if (op.kind === 'stage') {
      if (op.gate === 'alloc') return false;
      known.set(op.result, spelled(op.expr));
      return true;
    }
    if (op.kind !== 'branch') return false;
    return op.results.every((result, k) => {
      const [yes, no] = [flattened(op.then, known, k), flattened(op.else, known, k)];
      if (yes === undefined || no === undefined) return false;
      known.set(result, { type: 'ConditionalExpression', test: spelled(op.cond), consequent: yes, alternate: no });
      return true;
    });
  };
  return region.ops.every(visit) ? spelled(region.results[at]) : undefined;
}

export const ordering: Readonly<Record<string, Method>> = { sort, reverse, toSorted: toOrdered, toReversed: toOrdered };
