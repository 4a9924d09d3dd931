/**
 * Holes. Methods leave out the elements of `new Array(n)` that nobody has written, and those that a write far behind the
 * end has left behind. Which arrays can have any is known only when all writes are: while staging, methods put a guard
 * round each element (`i in a`), or ask that there be none. Afterwards the guards of arrays without holes are taken out.
 *
 *     const a = new Array(n);  for (let i = 0; i < n; i++) a[i] = x * i;     filled from end to end: no holes
 *     const T = [1, x];        for (let k = 2; k < n; k++) T[k] = …;         each write is at the end: no holes
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { binary, literalValue, number } from '../ir/build.js';
import { definite } from '../ir/shapes.js';
import type { Atom, Op, OpId, Region, ValueId } from '../ir/types.js';
import { mapExprs, substitute, visitOps } from '../ir/walk.js';
import type { Expr, Span } from '../syntax.js';
import { conditionalBranch } from './branches.js';
import { BOOLEAN, type Context, NUMBER, plainStage, type Target, UNDEFINED } from './context.js';
import { extents } from './extents.js';
import type { Held } from './scope.js';

/** What is asked about holes while staging. */
export interface Holes {
  /** Arrays that begin with holes: all of `new Array(n)`, or those of the array that was mapped. */
  readonly open: Map<ValueId, { readonly size: Expr } | { readonly like: ValueId }>;
  /** Stages `i in a` of ours: guards, or marks of places where the array must have none. */
  readonly asked: Map<ValueId, Question>;
  /** Stores of ours, which leave none. */
  readonly safe: Set<OpId>;
  /** How many elements an array that may shrink has where it is written. */
  readonly sizes: Map<OpId, Expr>;
}

interface Question {
  readonly array: ValueId;
  readonly method: string;
  /** There must be no holes; or it is about what may stand before the first element: `a[-1]`. */
  readonly about: 'guard' | 'must' | 'front';
  readonly span?: Span;
}

export function noHoles(): Holes {
  return { open: new Map(), asked: new Map(), safe: new Set(), sizes: new Map() };
}

/** Only plain arrays that the function makes are looked at: a typed array has no holes, a parameter is taken to have none. */
export function canHaveHoles(cx: Context, array: Expr): array is Expr & { type: 'Ref' } {
  if (array.type !== 'Ref') return false;
  const { type, origin } = cx.builder.values[array.value];
  if (type.kind !== 'array' || type.form !== 'Array') return false;
  return cx.made.has(array.value) ? cx.made.get(array.value) === 'own' : origin === 'join' || origin === 'carried';
}

/** `i in a`: asked for each element that a method visits. */
export function askWhetherIn(cx: Context, array: Expr & { type: 'Ref' }, index: Expr, method: string, span: Span | undefined, about: Question['about'] = 'guard'): Atom {
  const there = plainStage(cx, about === 'front' ? binary('>=', index, number(0)) : binary('in', index, array), BOOLEAN, {}, span);
  if (there.type === 'Ref') cx.holes.asked.set(there.value, { array: array.value, method, about, span });
  return there;
}

/** The method is only followed in an array without holes. */
export function mustBeFilled(cx: Context, array: Expr, method: string, span: Span | undefined): void {
  if (canHaveHoles(cx, array)) askWhetherIn(cx, array, number(0), method, span, 'must');
}

/** The element at an index that may be -1, where there is no element, but what was written to `a[-1]`. */
export function elementOrNone(cx: Context, array: Atom, index: Atom, element: () => Held, method: string, target: Target, span: Span | undefined): Held {
  if (!canHaveHoles(cx, array)) return element();
  const there = askWhetherIn(cx, array, index, method, span, 'front');
  const held = conditionalBranch(cx, there, element, () => ({ kind: 'atom', atom: UNDEFINED }), { span, type: NUMBER, target });
  if (held.kind === 'atom' && held.atom.type === 'Ref') cx.uncertain.add(held.atom.value);
  return held;
}

/** Takes out the guards that aren't needed; refuses where there must be no holes and that isn't known. */
export function settleHoles(cx: Context, ops: readonly Op[]): readonly Op[] {
  const { open, asked, safe } = cx.holes;
  if (asked.size === 0) return ops;
  const known = extents(ops, (value) => definite(cx.builder.values[value].type).kind === 'array');
  const risky = new Set<ValueId>();
  const fronts = new Set<ValueId>();
  visitOps(ops, (op) => {
    if (op.kind !== 'store' || safe.has(op.id) || op.path.length !== 1 || !('index' in op.path[0])) return;
    if (!known.within(op, cx.holes.sizes.get(op.id))) risky.add(op.target);
    if (!known.isNatural(op)) fronts.add(op.target);
  });
  const isOwn = (array: ValueId): boolean => cx.made.get(array) === 'own';
  const strangers = [...risky].some((array) => !isOwn(array) && !cx.made.has(array));
  const mapped = new Map<ValueId, boolean>();
  /** What a loop hands on is taken to have no holes, until it is seen that it begins or goes on with some. */
  const handed = new Map<ValueId, boolean>();
  const isFilled = (array: ValueId, before: readonly (readonly Op[])[]): boolean => {
    if (handed.has(array)) return !risky.has(array) && !strangers && handed.get(array)!;
    if (!isOwn(array)) return risky.size === 0 && (open.size === 0 || cx.builder.values[array].origin === 'param');
    if (risky.has(array) || strangers) return false;
    const begins = open.get(array);
    if (begins === undefined) return true;
    if ('like' in begins) return mapped.get(array) ?? false;
    return before.some((list) => list.some((op) => op.kind === 'loop' && known.fills(op, array, begins.size))) || allWritten(before.flat(), array, literalValue(begins.size));
  };

  const isFilledAtom = (atom: Atom, before: readonly (readonly Op[])[]): boolean => atom.type !== 'Ref' || isFilled(atom.value, before);
  const needless = new Set<ValueId>();
  let isSettled = true;
  /** `before`: what has run for certain when an operation of the list begins. */
  const visit = (list: readonly Op[], before: readonly (readonly Op[])[], decides: boolean): void => list.forEach((op, at) => {
    const done = [...before, list.slice(0, at)];
    if (op.kind === 'branch') {
      [op.then, op.else].forEach((arm) => visit(arm.ops, done, decides));
      op.results.forEach((result, k) => handed.set(result, [op.then, op.else].every((arm) => isFilledAtom(arm.results[k], [...done, arm.ops]))));
    }
    if (op.kind === 'loop') {
      op.params.forEach((param) => handed.has(param) || handed.set(param, true));
      [op.head, op.body.ops].forEach((inner) => visit(inner, done, decides));
      op.params.forEach((param, k) => {
        const isSo = handed.get(param)! && isFilledAtom(op.inits[k], done) && isFilledAtom(op.body.results[k], [...done, op.head, op.body.ops]);
        isSettled &&= isSo === handed.get(param);
        handed.set(param, isSo);
        handed.set(op.results[k], isSo);
      });
    }
    if (op.kind !== 'stage') return;
    const begins = open.get(op.result);
    if (begins !== undefined && 'like' in begins) mapped.set(op.result, isFilled(begins.like, done));
    if (!decides) return;
    const question = asked.get(op.result);
    if (question === undefined) return;
    const { array, about, method, span } = question;
    if (about === 'front') {
      if (![...fronts].some((target) => target === array || !isOwn(target))) needless.add(op.result);
    } else if (isFilled(array, done)) needless.add(op.result);
    // What was taken away is there, as `undefined`.
    else if (about === 'must' || cx.lengths.has(array)) refuse('GG2026', span, { method });
  });
  do {
    isSettled = true;
    visit(ops, [], false);
  } while (!isSettled);
  visit(ops, [], true);
  return needless.size === 0 ? ops : unguarded(ops, needless);
}

/** `const a = new Array(2); a[0] = x; a[1] = y;` */
function allWritten(before: readonly Op[], array: ValueId, size: number | undefined): boolean {
  if (size === undefined) return false;
  const written = new Set<number | undefined>();
  for (const op of before) if (op.kind === 'store' && op.target === array && op.path.length === 1 && 'index' in op.path[0]) written.add(literalValue(op.path[0].index));
  return Array.from({ length: size }, (_, at) => at).every((at) => written.has(at));
}

/** The operations with the first arm in place of each branch whose condition is one of `sure`. */
function unguarded(ops: readonly Op[], sure: ReadonlySet<ValueId>): readonly Op[] {
  const known = new Map<ValueId, Expr>();
  const resolve = (expr: Expr): Expr => (known.size === 0 ? expr : substitute(expr, (value) => known.get(value)));
  const region = (inner: Region): Region => {
    const list = flat(inner.ops);
    return { ops: list, results: inner.results.map(resolve) };
  };
  const flat = (list: readonly Op[]): Op[] => list.flatMap((op): Op[] => {
    if (op.kind === 'branch') {
      if (op.cond.type !== 'Ref' || !sure.has(op.cond.value)) return [{ ...op, cond: resolve(op.cond), then: region(op.then), else: region(op.else) }];
      const then = region(op.then);
      op.results.forEach((result, at) => known.set(result, then.results[at]));
      return [...then.ops];
    }
    if (op.kind !== 'loop') return [mapExprs(op, resolve)];
    const inits = op.inits.map(resolve);
    const head = flat(op.head);
    const main = flat(op.body.ops.slice(0, op.stepFrom));
    const step = flat(op.body.ops.slice(op.stepFrom));
    return [{ ...op, inits, head, test: op.test && resolve(op.test), body: { ops: [...main, ...step], results: op.body.results.map(resolve) }, stepFrom: main.length }];
  });
  return flat(ops);
}
