/**
 * Writing array elements: `a[i] = e`, `a[i] += e`, `A[i][j] = e`. Arrays are memory: a store is an operation, in the
 * order of the program, on an array that the function itself has made.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { binary, ref } from '../ir/build.js';
import type { Atom, Op, PathStep, Store, ValueId } from '../ir/types.js';
import { visitOps } from '../ir/walk.js';
import type { AssignmentExpression, BinaryOperator, Expr, MemberExpression, UpdateExpression } from '../syntax.js';
import { type Context, NUMBER, type Target } from './context.js';
import { conditionalBranch } from './branches.js';
import { atomOf, hold, real, stage } from './expressions.js';
import type { Held } from './scope.js';
import { cutOff, noteWrite, sizeOf } from './shrinking.js';
import { elementOf, isArrayLike, memberName, typeOf } from './types-of.js';
import type { Type } from '../syntax.js';

interface Place {
  readonly base: ValueId;
  readonly path: readonly PathStep[];
  /** The place as an expression, and its type. */
  readonly expr: Expr;
  readonly inputs: readonly Atom[];
  readonly type: Type;
}

/** `a[i] = e` and its compound forms; gives the value that is stored. */
export function storeElement(cx: Context, expr: AssignmentExpression, left: MemberExpression, target: Target): Atom {
  if (!left.computed && memberName(left) === 'length' && isArrayLike(typeOf(cx, left.object))) return cutOff(cx, expr, left.object);
  const place = placeOf(cx, left);
  if (place.type.kind !== 'number') refuse('GG2011', expr.span, {});
  const comments = { note: target.note, leading: target.leading };
  if (expr.operator === '=') {
    const value = real(cx, expr.right);
    write(cx, place, value, undefined, expr, comments);
    return value;
  }
  if (expr.operator === '+=' || expr.operator === '-=') {
    // JavaScript reads the element before it evaluates the right side.
    const before = loadFrom(cx, place, expr);
    const from = cx.ops.length;
    const value = real(cx, expr.right);
    const sum: Expr = { type: 'BinaryExpression', operator: expr.operator === '+=' ? '+' : '-', left: ref(before), right: value, span: expr.span };
    if (writes(cx.ops.slice(from))) {
      const whole = real(cx, sum);
      write(cx, place, whole, undefined, expr, comments);
      return whole;
    }
    write(cx, place, value, expr.operator, expr, comments);
    // Where nobody asks for the value, it is pruned.
    return real(cx, sum);
  }
  if (expr.operator === '||=' || expr.operator === '&&=' || expr.operator === '??=') return storeWhere(cx, expr, place, comments);
  const before = loadFrom(cx, place, expr);
  const operation: Expr = { type: 'BinaryExpression', operator: expr.operator.slice(0, -1) as BinaryOperator, left: ref(before), right: expr.right, span: expr.span };
  const value = real(cx, operation);
  write(cx, place, value, undefined, expr, comments);
  return value;
}

/** `a[i] ??= e`: the element is written only where what is there asks for it. */
function storeWhere(cx: Context, expr: AssignmentExpression, place: Place, words: Pick<Target, 'note' | 'leading'>): Atom {
  const before = loadFrom(cx, place, expr);
  if (expr.operator === '??=') cx.uncertain.add(before);
  const replaced = (): Held => {
    const value = real(cx, expr.right);
    write(cx, place, value, undefined, expr, words);
    return { kind: 'atom', atom: value };
  };
  const kept = (): Held => ({ kind: 'atom', atom: ref(before) });
  const test: Expr = expr.operator === '??=' ? binary('==', ref(before), { type: 'Literal', value: null, raw: 'null' }) : ref(before);
  const [then, otherwise] = expr.operator === '||=' ? [kept, replaced] : [replaced, kept];
  return atomOf(cx, conditionalBranch(cx, test, then, otherwise, { span: expr.span, type: NUMBER }), expr);
}

/** `[a[i], …] = …`: an element becomes what is known already. */
export function storeHeld(cx: Context, left: MemberExpression, value: Atom, words: Pick<Target, 'note' | 'leading'>): void {
  const place = placeOf(cx, left);
  if (place.type.kind !== 'number' || typeOf(cx, value).kind !== 'number') refuse('GG2011', left.span, {});
  write(cx, place, value, undefined, left, { note: words.note, leading: words.leading });
}

/** `a[i]++`. */
export function updateElement(cx: Context, expr: UpdateExpression, argument: MemberExpression, target: Target): Atom {
  const place = placeOf(cx, argument);
  if (place.type.kind !== 'number') refuse('GG2011', expr.span, {});
  const before = ref(loadFrom(cx, place, expr));
  const one: Expr = { type: 'Literal', value: 1, raw: '1' };
  write(cx, place, one, expr.operator === '++' ? '+=' : '-=', expr, { note: target.note, leading: target.leading });
  return expr.prefix ? real(cx, { type: 'BinaryExpression', operator: expr.operator === '++' ? '+' : '-', left: before, right: one, span: expr.span }) : before;
}

/** Something is written into an array. */
function writes(ops: readonly Op[]): boolean {
  let found = false;
  visitOps(ops, (op) => (found ||= op.kind === 'store'));
  return found;
}

/** A store of ours into an array that is known as a value, within it or right behind it. */
export function storeAt(cx: Context, array: Atom, index: Atom, value: Atom, like: Expr): void {
  if (array.type !== 'Ref') return refuse('GG2011', like.span, {});
  checkOwn(cx, array.value, like);
  const store = cx.builder.op<Store>({ kind: 'store', target: array.value, path: [{ index }], value, span: like.span });
  cx.holes.safe.add(store.id);
  cx.ops.push(store);
}

function write(cx: Context, place: Place, value: Atom, adds: '+=' | '-=' | undefined, expr: Expr, words: Pick<Target, 'note' | 'leading'>): void {
  const store = cx.builder.op<Store>({ kind: 'store', target: place.base, path: place.path, value, adds, span: expr.span, ...words });
  const size = sizeOf(cx, ref(place.base));
  if (size !== undefined) cx.holes.sizes.set(store.id, size);
  cx.ops.push(store);
  const [step] = place.path;
  if ('index' in step) noteWrite(cx, place.base, step.index, expr);
}

function loadFrom(cx: Context, place: Place, expr: Expr): ValueId {
  const atom = stage(cx, 'load', place.inputs, place.expr, NUMBER, {}, expr.span);
  return (atom as Atom & { type: 'Ref' }).value;
}

/** The array that is written, and the way to the element. */
function placeOf(cx: Context, left: MemberExpression): Place {
  const object = left.object;
  const type = typeOf(cx, object);
  if (!isArrayLike(type) || !left.computed) return refuse('GG2011', left.span, {});
  if (type.kind === 'array' && !/^(Array|Float)/.test(type.form)) {
    // Whole numbers carry no gradient, but what is written into them would be lost.
    return refuse('GG2011', left.span, {});
  }
  const held = hold(cx, object);
  if (held.kind !== 'atom' || held.atom.type !== 'Ref') return refuse('GG2011', left.span, {});
  checkOwn(cx, held.atom.value, left);
  const index = real(cx, left.property);
  return {
    base: held.atom.value, path: [{ index }], inputs: [held.atom, index],
    expr: { type: 'MemberExpression', object: held.atom, property: index, computed: true, optional: false }, type: elementOf(type),
  };
}

/** Only arrays that this function has made may be written: the caller's stay as they are. */
function checkOwn(cx: Context, value: ValueId, like: Expr): void {
  let at = value;
  for (;;) {
    const { origin } = cx.builder.values[at];
    if (origin === 'param') return refuse('GG2011', like.span, {});
    const made = cx.made.get(at);
    if (made === 'own') return;
    if (made === undefined) return refuse('GG2011', like.span, {});
    at = made;
  }
}

