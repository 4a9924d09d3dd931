/**
 * Writing elements and fields: `a[i] = e`, `a[i] += e`, `A[i][j] = e`, `p.x *= e`, `rows[i] = row`. Arrays and records in
 * memory are written by a store, an operation in the order of the program; what is known part by part gets a new part.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { binary, literalValue, ref } from '../ir/build.js';
import { fieldAt, fieldName } from '../ir/paths.js';
import { definite, fieldOf, holdsElements } from '../ir/shapes.js';
import type { Atom, Op, PathStep, Store, ValueId } from '../ir/types.js';
import { visitOps } from '../ir/walk.js';
import type { AssignmentExpression, AssignmentOperator, BinaryOperator, Binding, Expr, MemberExpression, Type, UpdateExpression } from '../syntax.js';
import { type Context, NUMBER, type Target } from './context.js';
import { conditionalBranch } from './branches.js';
import { atomOf, hold, real, stage } from './expressions.js';
import { spelled } from './loads.js';
import { inMemory, keyOfMember, leafOf, type Parts, withPart } from './parts.js';
import type { Held } from './scope.js';
import { cutOff, handedOn, noteWrite, sizeOf } from './shrinking.js';
import { elementOf, isArrayLike, memberName, typeOf } from './types-of.js';

interface Place {
  readonly base: ValueId;
  readonly path: readonly PathStep[];
  /** The place as an expression, and its type. */
  readonly expr: Expr;
  readonly inputs: readonly Atom[];
  readonly type: Type;
}

/** `a[i] = e`, `p.x = e` and their compound forms; gives the value that is stored. */
export function storeElement(cx: Context, expr: AssignmentExpression, member: MemberExpression, target: Target): Held {
  const left = spelled(cx, member);
  const given = (atom: Atom): Held => ({ kind: 'atom', atom });
  const part = partPlace(cx, left);
  if (part === undefined && !left.computed && memberName(left) === 'length' && isArrayLike(typeOf(cx, left.object))) return given(cutOff(cx, expr, left.object));
  if (part !== undefined) return storePart(cx, part, expr.operator, expr.right, expr, target);
  const place = placeOf(cx, left);
  const comments = { note: target.note, leading: target.leading };
  if (expr.operator === '=') {
    const value = holdsElements(definite(place.type)) ? objectFor(cx, place.type, expr) : real(cx, expr.right);
    write(cx, place, value, undefined, expr, comments);
    return given(value);
  }
  if (definite(place.type).kind !== 'number') refuse('GG2011', expr.span, {});
  if (expr.operator === '+=' || expr.operator === '-=') {
    // JavaScript reads the element before it evaluates the right side.
    const before = loadFrom(cx, place, expr);
    const from = cx.ops.length;
    const value = real(cx, expr.right);
    const sum: Expr = { type: 'BinaryExpression', operator: expr.operator === '+=' ? '+' : '-', left: ref(before), right: value, span: expr.span };
    if (writes(cx.ops.slice(from))) {
      const whole = real(cx, sum);
      write(cx, place, whole, undefined, expr, comments);
      return given(whole);
    }
    write(cx, place, value, expr.operator, expr, comments);
    // Where nobody asks for the value, it is pruned.
    return given(real(cx, sum));
  }
  if (expr.operator === '||=' || expr.operator === '&&=' || expr.operator === '??=') return given(storeWhere(cx, expr, place, comments));
  const before = loadFrom(cx, place, expr);
  const operation: Expr = { type: 'BinaryExpression', operator: expr.operator.slice(0, -1) as BinaryOperator, left: ref(before), right: expr.right, span: expr.span };
  const value = real(cx, operation);
  write(cx, place, value, undefined, expr, comments);
  return given(value);
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

/** `[a[i], p.x] = …`: a place becomes what is known already. */
export function storeHeld(cx: Context, member: MemberExpression, held: Held, words: Pick<Target, 'note' | 'leading'>): void {
  const left = spelled(cx, member);
  const part = partPlace(cx, left);
  if (part !== undefined) return cx.mutations.isWhole(part.binding) ? refuse('GG2011', left.span, {}) : setPart(cx, part, held);
  const place = placeOf(cx, left);
  const isObject = holdsElements(definite(place.type));
  const value = isObject ? handedOn(cx, inMemory(cx, held, place.type, {}, left.span), left.span) : atomOf(cx, held, left);
  if (isObject ? value.type !== 'Ref' : definite(place.type).kind !== 'number' || typeOf(cx, value).kind !== 'number') refuse('GG2011', left.span, {});
  write(cx, place, value, undefined, left, { note: words.note, leading: words.leading });
}

/** `a[i]++`, `p.n++`. */
export function updateElement(cx: Context, expr: UpdateExpression, member: MemberExpression, target: Target): Atom {
  const argument = spelled(cx, member);
  const operator = expr.operator === '++' ? '+' : '-';
  const one: Expr = { type: 'Literal', value: 1, raw: '1' };
  const part = partPlace(cx, argument);
  if (part !== undefined) {
    const before = atomOf(cx, part.held, argument);
    const after = storePart(cx, part, `${operator}=` as AssignmentOperator, one, expr, target);
    return expr.prefix ? atomOf(cx, after, argument) : before;
  }
  const place = placeOf(cx, argument);
  if (definite(place.type).kind !== 'number') refuse('GG2011', expr.span, {});
  const before = ref(loadFrom(cx, place, expr));
  write(cx, place, one, `${operator}=`, expr, { note: target.note, leading: target.leading });
  return expr.prefix ? real(cx, { type: 'BinaryExpression', operator, left: before, right: one, span: expr.span }) : before;
}

/** Something is written into an array. */
function writes(ops: readonly Op[]): boolean {
  let found = false;
  visitOps(ops, (op) => (found ||= op.kind === 'store'));
  return found;
}

// ------------------------------------------------------------------------------------------------ what is known in parts

interface PartPlace {
  readonly binding: Binding;
  readonly whole: Parts;
  readonly path: readonly string[];
  readonly held: Held;
}

/** The variable and the way to a part of it, where it is held part by part down to there. */
const LOGICAL: readonly string[] = ['||=', '&&=', '??='];

function partPlace(cx: Context, left: MemberExpression): PartPlace | undefined {
  const chain: MemberExpression[] = [];
  let at: Expr = left;
  for (; at.type === 'MemberExpression'; at = at.object) chain.unshift(at);
  if (at.type !== 'Identifier' || at.binding === undefined || at.binding.kind === 'global') return undefined;
  const whole = cx.scope.get(at.binding);
  if (whole?.kind !== 'parts') return undefined;
  let held: Held = whole;
  const path: string[] = [];
  for (const member of chain) {
    if (held.kind !== 'parts') return undefined;
    const key = keyOfMember(member) ?? indexOf(cx, member);
    const inner: Held | undefined = key === undefined ? undefined : held.parts.get(key);
    if (key === undefined || inner === undefined) return refuse('GG2010', member.span, {});
    path.push(key);
    held = inner;
  }
  return { binding: at.binding, whole, path, held };
}

function indexOf(cx: Context, { property }: MemberExpression): string | undefined {
  const value = literalValue(real(cx, property));
  return value === undefined ? undefined : String(value);
}

function storePart(cx: Context, place: PartPlace, operator: AssignmentOperator, right: Expr, expr: Expr, target: Target): Held {
  const { binding, path, held } = place;
  if (LOGICAL.includes(operator)) return refuse('GG2011', expr.span, {});
  if (cx.mutations.isWhole(binding)) return refuse('GG2011', expr.span, {});
  const variable = leafOf(cx, binding, path, held.kind === 'atom' ? typeOf(cx, held.atom) : NUMBER);
  const words: Target = { note: target.note, leading: target.leading, variable };
  let value: Held;
  if (operator === '=') {
    value = hold(cx, right, words);
    if (value.kind === 'atom' && value.atom.type !== 'Ref') value = { kind: 'atom', atom: real(cx, right, words) };
  } else {
    const before = atomOf(cx, held, expr);
    const operation: Expr = { type: 'BinaryExpression', operator: operator.slice(0, -1) as BinaryOperator, left: before, right, span: expr.span };
    value = { kind: 'atom', atom: real(cx, operation, { ...words, assign: operator }) };
  }
  setPart(cx, place, value);
  return value;
}

/** What was changed on the way stays changed. */
function setPart(cx: Context, { binding, whole, path }: PartPlace, value: Held): void {
  const now = cx.scope.get(binding);
  cx.scope.set(binding, withPart(now?.kind === 'parts' ? now : whole, path, value));
}

// -------------------------------------------------------------------------------------------------------- what is in memory

/** A store of ours into an array that is known as a value, within it or right behind it. */
export function storeAt(cx: Context, array: Atom, index: Atom, value: Atom, like: Expr): void {
  if (array.type !== 'Ref') return refuse('GG2011', like.span, {});
  checkOwn(cx, array.value, like);
  const store = cx.builder.op<Store>({ kind: 'store', target: array.value, path: [{ index }], value: handedOn(cx, value, like.span), span: like.span });
  cx.holes.safe.add(store.id);
  cx.ops.push(store);
}

/** The array or record that is stored as a whole. */
function objectFor(cx: Context, type: Type, { right, span }: AssignmentExpression): Atom {
  const held = hold(cx, right);
  const atom = handedOn(cx, inMemory(cx, held, type, {}, span), span);
  return atom.type === 'Ref' ? atom : refuse('GG2011', span, {});
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

/** The array or record that is written, and the way to the element or field. */
function placeOf(cx: Context, left: MemberExpression): Place {
  const held = hold(cx, left.object);
  if (held.kind !== 'atom' || held.atom.type !== 'Ref') return refuse('GG2011', left.span, {});
  const { atom } = held;
  checkOwn(cx, atom.value, left);
  const said = definite(typeOf(cx, left.object));
  const type = holdsElements(said) ? said : definite(typeOf(cx, atom));
  const field = fieldName(left);
  if (type.kind === 'record' && field !== undefined) {
    const known = fieldOf(type, field);
    if (known === undefined) return refuse('GG2011', left.span, {});
    return { base: atom.value, path: [{ field }], inputs: [atom], expr: fieldAt(atom, field), type: known.type };
  }
  if (!isArrayLike(type) || !left.computed) return refuse('GG2011', left.span, {});
  const index = real(cx, left.property);
  return {
    base: atom.value, path: [{ index }], inputs: [atom, index],
    expr: { type: 'MemberExpression', object: atom, property: index, computed: true, optional: false }, type: elementOf(type, literalValue(index)),
  };
}

/** Only arrays that this function has made, or that the caller has passed in, may be written. */
function checkOwn(cx: Context, value: ValueId, like: Expr): void {
  if (cx.given.has(value)) return;
  let at = value;
  for (;;) {
    if (cx.builder.values[at].origin === 'param') return refuse('GG2011', like.span, {});
    const owner = cx.made.get(at);
    if (owner === undefined || owner === 'own') return;
    at = owner;
  }
}
