/**
 * Methods that make another array of the same elements: `slice`, `concat`, `with`; and literals with spreads, which are
 * concatenations: `[...xs, a]`.
 *
 *     [...xs, a]   →   const ys = new Array(xs.length + 1); for (…) ys[i] = xs[i];  ys[xs.length] = a;
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { binary, literalValue, number } from '../ir/build.js';
import type { Atom } from '../ir/types.js';
import { visitOps } from '../ir/walk.js';
import type { Expr, Span } from '../syntax.js';
import { type Context, type Target } from './context.js';
import { atomOf, hold, plain, real } from './expressions.js';
import { rangeOf, wholeOf, wholeStage } from './indices.js';
import { repeat } from './loops.js';
import { allocate, copied, elementAt, lengthOf, NUMBERS, sized } from './making.js';
import type { Method } from './methods.js';
import type { Held } from './scope.js';
import { storeAt } from './stores.js';
import { elementOf, isArrayLike, typeOf } from './types-of.js';
import { throwWhen } from './walking.js';

const slice: Method = ({ cx, expr, args, target, array, form, length }) => {
  const range = args.length > 2 ? undefined : rangeOf(cx, length, args, expr.span);
  return range && { kind: 'atom', atom: copied(cx, array, form, target, expr.span, range, true) };
};

const concat: Method = ({ cx, expr, args, target, array, form, wantsFilled }) => {
  if (form !== 'Array' || args.some((arg) => arg.type === 'SpreadElement')) return undefined;
  wantsFilled();
  const pieces = args.map((arg): Expr => (isArrayLike(typeOf(cx, arg)) ? { type: 'SpreadElement', argument: arg, span: arg.span } : arg));
  const held = joined(cx, [{ type: 'SpreadElement', argument: array }, ...pieces], target, expr.span);
  return held;
};

/** `[...xs, a, ...ys]` in memory; all its pieces are evaluated first. */
export function joined(cx: Context, pieces: readonly Expr[], target: Target, span: Span | undefined): Held | undefined {
  const before = cx.ops.length;
  const parts = pieces.flatMap((piece): (Atom | { readonly array: Atom })[] => {
    if (piece.type !== 'SpreadElement') return typeOf(cx, piece).kind === 'number' ? [real(cx, piece)] : refuse('GG2007', piece.span ?? span, {});
    const held = hold(cx, piece.argument);
    if (held.kind === 'parts') return [...held.parts.values()].map((part) => atomOf(cx, part, piece.argument));
    const array = atomOf(cx, held, piece.argument);
    if (elementOf(typeOf(cx, array)).kind !== 'number') return refuse('GG2007', piece.argument.span ?? span, {});
    return [{ array }];
  });
  // What a later piece writes would be seen in an earlier one.
  let wrote = false;
  const made = new Set<number>();
  visitOps(cx.ops.slice(before), (op) => {
    if (op.kind === 'stage' && op.gate === 'alloc') made.add(op.result);
    if (op.kind === 'store' && !made.has(op.target)) wrote = true;
  });
  if (wrote) return refuse('GG2027', span, { method: '…', why: 'an element that it computes writes into an array' });
  const plus = (a: Expr, b: Expr): Expr => (literalValue(a) === 0 ? b : literalValue(a) !== undefined && literalValue(b) !== undefined ? number(literalValue(a)! + literalValue(b)!) : binary('+', a, b));
  const sizeOf = (part: (typeof parts)[number]): Expr => ('array' in part ? plain(cx, lengthOf(part.array)) : number(1));
  const starts = parts.map((_, at) => parts.slice(0, at).map(sizeOf).reduce(plus, number(0)));
  const size = parts.map(sizeOf).reduce(plus, number(0));
  const stageOf = (expr: Expr, hint: string): Atom => (literalValue(expr) !== undefined || expr.type === 'Ref' ? expr : wholeStage(cx, expr, hint, span));
  const out = allocate(cx, sized('Array', stageOf(size, 'count')), NUMBERS, { ...target, note: undefined, leading: undefined }, span);
  const like: Expr = { type: 'Literal', value: 0, raw: '0', span };
  parts.forEach((part, at) => {
    const start = stageOf(starts[at], 'start');
    if ('array' in part) repeat(cx, lengthOf(part.array), (i) => storeAt(cx, out, real(cx, plus(start, i)), real(cx, elementAt(part.array, i, elementOf(NUMBERS))), like), { span, note: at === 0 ? target.note : undefined, leading: at === 0 ? target.leading : undefined });
    else storeAt(cx, out, start, part, like);
  });
  return { kind: 'atom', atom: out };
}

/** A copy with one element replaced. */
const withOne: Method = ({ cx, expr, args, target, array, form, element, length }) => {
  if (args.length !== 2 || element.kind !== 'number' || args.some((arg) => typeOf(cx, arg).kind !== 'number')) return undefined;
  const k = wholeOf(cx, args[0]);
  const value = real(cx, args[1]);
  const n = plain(cx, length);
  const back = literalValue(k);
  const at = back !== undefined ? (back < 0 ? wholeStage(cx, binary('-', n, number(-back)), 'at', expr.span) : k)
    : wholeStage(cx, { type: 'ConditionalExpression', test: binary('<', k, number(0)), consequent: binary('+', n, k), alternate: k }, 'at', expr.span);
  throwWhen(cx, { type: 'LogicalExpression', operator: '||', left: binary('<', at, number(0)), right: binary('>=', at, n) }, 'RangeError', 'Invalid index', expr);
  const out = copied(cx, array, form, target, expr.span);
  storeAt(cx, out, at, value, expr);
  return { kind: 'atom', atom: out };
};

export const copying: Readonly<Record<string, Method>> = { slice, concat, with: withOne };
