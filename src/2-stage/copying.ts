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
import type { Expr, Span, Type } from '../syntax.js';
import { type Context, type Target } from './context.js';
import { atomOf, hold, plain, real } from './expressions.js';
import { rangeOf, wholeOf, wholeStage } from './indices.js';
import { repeat } from './loops.js';
import { allocate, copied, elementAt, lengthOf, NUMBERS, sized } from './making.js';
import type { Method } from './methods.js';
import { atomFor, inMemory, isKept } from './parts.js';
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

/**
 * `xs.subarray(a, b)` of an array that nobody writes: a copy is as good. A view into what is written would have to share its
 * memory.
 */
const subarray: Method = (call) => {
  const { cx, expr } = call;
  let root: Expr = expr.callee;
  while (root.type === 'MemberExpression') root = root.object;
  if (root.type !== 'Identifier' || root.binding === undefined || cx.mutations.isWritten(root.binding)) {
    return refuse('GG2027', expr.span, { method: 'subarray', why: 'it shares the memory of an array that is written; pass the array and an offset, or copy with `slice()` and `set()`' });
  }
  return slice(call);
};

/** `[...xs, a, ...ys]` in memory; all its pieces are evaluated first. */
export function joined(cx: Context, pieces: readonly Expr[], target: Target, span: Span | undefined): Held | undefined {
  const before = cx.ops.length;
  const kinds: Type[] = [];
  const note = (atoms: Atom[]): Atom[] => {
    kinds.push(...atoms.map((atom) => typeOf(cx, atom)));
    return atoms;
  };
  const parts = pieces.flatMap((piece): (Atom | { readonly array: Atom })[] => {
    const own = typeOf(cx, piece);
    if (piece.type !== 'SpreadElement') return isKept(own) ? note([atomFor(cx, piece, own)]) : refuse('GG2007', piece.span ?? span, {});
    const held = hold(cx, piece.argument);
    if (held.kind === 'parts') return note([...held.parts.values()].map((part) => inMemory(cx, part, undefined, {}, piece.span ?? span)));
    const array = atomOf(cx, held, piece.argument);
    if (!isKept(elementOf(typeOf(cx, array)))) return refuse('GG2007', piece.argument.span ?? span, {});
    kinds.push(elementOf(typeOf(cx, array)));
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
  const element = kinds.find((kind) => kind.kind !== 'number') ?? kinds[0] ?? NUMBERS.element;
  if (kinds.some((kind) => kind.kind !== element.kind)) return refuse('GG2007', span, {});
  const starts = parts.map((_, at) => parts.slice(0, at).map(sizeOf).reduce(plus, number(0)));
  const size = parts.map(sizeOf).reduce(plus, number(0));
  const stageOf = (expr: Expr, hint: string): Atom => (literalValue(expr) !== undefined || expr.type === 'Ref' ? expr : wholeStage(cx, expr, hint, span));
  const out = allocate(cx, sized('Array', stageOf(size, 'count')), { ...NUMBERS, element }, { ...target, note: undefined, leading: undefined }, span);
  const like: Expr = { type: 'Literal', value: 0, raw: '0', span };
  parts.forEach((part, at) => {
    const start = stageOf(starts[at], 'start');
    if ('array' in part) repeat(cx, lengthOf(part.array), (i) => storeAt(cx, out, real(cx, plus(start, i)), real(cx, elementAt(part.array, i, element)), like), { span, note: at === 0 ? target.note : undefined, leading: at === 0 ? target.leading : undefined });
    else storeAt(cx, out, start, part, like);
  });
  return { kind: 'atom', atom: out };
}

/** A copy with one element replaced. */
const withOne: Method = ({ cx, expr, args, target, array, form, element, length }) => {
  if (args.length !== 2 || !isKept(element) || typeOf(cx, args[0]).kind !== 'number') return undefined;
  const k = wholeOf(cx, args[0]);
  const value = atomFor(cx, args[1], element);
  const n = plain(cx, length);
  const back = literalValue(k);
  const at = back !== undefined ? (back < 0 ? wholeStage(cx, binary('-', n, number(-back)), 'at', expr.span) : k)
    : wholeStage(cx, { type: 'ConditionalExpression', test: binary('<', k, number(0)), consequent: binary('+', n, k), alternate: k }, 'at', expr.span);
  throwWhen(cx, { type: 'LogicalExpression', operator: '||', left: binary('<', at, number(0)), right: binary('>=', at, n) }, 'RangeError', 'Invalid index', expr);
  const out = copied(cx, array, form, target, expr.span);
  storeAt(cx, out, at, value, expr);
  return { kind: 'atom', atom: out };
};

export const copying: Readonly<Record<string, Method>> = { slice, subarray, concat, with: withOne };
