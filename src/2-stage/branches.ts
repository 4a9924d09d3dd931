/**
 * Branches: both arms are staged from the same scope, and every variable that one of them changed is joined. Serves
 * `if`, `?:`, `&&`, `||`, `??` and the guards of exits.
 */
import { Refusal, refuse } from '../diagnostics/diagnostic.js';
import { ref } from '../ir/build.js';
import { definite, holdsElements, isNullable, isScalar, joined } from '../ir/shapes.js';
import type { Atom, Branch, Op, ValueId } from '../ir/types.js';
import type { AssignmentExpression, Binding, ConditionalExpression, Expr, Identifier, LogicalExpression, Span, Type } from '../syntax.js';
import { children, refsOf } from '../ir/walk.js';
import { type Arm, outward } from './choices.js';
import { collect, type Context, isUndefined, plainStage, type Target, UNDEFINED } from './context.js';
import { decided, truth } from './decided.js';
import { atomOf, hold, plain, real } from './expressions.js';
import { answersOf } from './functions.js';
import { literalOf } from './literals.js';
import { atEndOf, expanded, inMemory, isOtherKind, leavesOf, type Parts, steadyChoice, withLeaves } from './parts.js';
import { type Changes, type Content, type Held, wayOut } from './scope.js';
import { handedOn } from './shrinking.js';
import { typeOf } from './types-of.js';

export interface BranchWords {
  readonly span?: Span;
  readonly note?: string;
  readonly leading?: readonly string[];
  readonly form?: Branch['form'];
  readonly rest?: Branch['rest'];
}

/**
 * Stages two arms under `cond` and joins what they changed. An arm that never comes to its end (`false`) has no say.
 * A value given by both arms (`?:`) is joined as well, and given back.
 */
export function branch(
  cx: Context, cond: Expr, then: () => Held | boolean | undefined, otherwise: () => Held | boolean | undefined,
  words: BranchWords, target: Target = {}, type?: Type,
): Held | undefined {
  const one = arm(cx, cond, true, then);
  const two = arm(cx, cond, false, otherwise);
  const results: ValueId[] = [];
  const yes: Atom[] = [];
  const no: Atom[] = [];

  const join = (a: Held, b: Held, variable: Binding | undefined, hint: string | undefined, joinType: Type | undefined): Held => {
    if (one.ends === false) return b;
    if (two.ends === false) return a;
    if (same(a, b)) return a;
    if (isChoice(a, b)) {
      const chosen: Held = { kind: 'choice', test: cond, yes: outward(cx, a, armOf(one, true)), no: outward(cx, b, armOf(two, false)) };
      if (variable !== undefined) steadyChoice(cx, chosen, variable);
      return chosen;
    }
    if (a.kind === 'parts' && b.kind === 'parts' && a.parts.size === b.parts.size && [...a.parts.keys()].every((key) => b.parts.has(key))) {
      const { instance } = a;
      return { kind: 'parts', shape: a.shape, ...(instance !== undefined && instance.name === b.instance?.name ? { instance } : {}), parts: new Map([...a.parts].map(([key, part]) => [key, join(part, b.parts.get(key)!, undefined, a.shape === 'record' ? key : undefined, undefined)])) };
    }
    if (a.kind === 'parts' || b.kind === 'parts') {
      const [yes, no] = alike(one.ops, a, two.ops, b, variable, joinType);
      return join(yes, no, variable, hint, joinType);
    }
    if (a.kind !== 'atom' || b.kind !== 'atom') return refuse('GG2012', words.span, { name: variable?.name ?? 'this value' }, wayOut(a, b));
    if (isOtherKind(cx, a.atom, b.atom)) return refuse('GG2012', words.span, { name: variable?.name ?? 'this value' });
    const valueType = joinType ?? joinedType(cx, a.atom, b.atom, variable);
    const result = cx.builder.value({ type: valueType, origin: 'join', variable, hint, span: words.span });
    results.push(result);
    yes.push(handedOn(cx, a.atom, words.span));
    no.push(handedOn(cx, b.atom, words.span));
    if (isUnset(cx, a) || isUnset(cx, b)) cx.unset.add(result);
    return { kind: 'atom', atom: ref(result) };
  };

  /** A value of one arm, for a choice; from the other one there is nothing. */
  const armOf = ({ ops, fresh }: typeof one, isThen: boolean): Arm => ({
    ops, fresh,
    handOut: (atom, valueType, variable, hint) => {
      const result = cx.builder.value({ type: valueType, origin: 'join', variable, hint, span: words.span });
      results.push(result);
      (isThen ? yes : no).push(handedOn(cx, atom, words.span));
      (isThen ? no : yes).push(UNDEFINED);
      return ref(result);
    },
  });

  /** A literal beside an array or record of which only the whole is known: both part by part, or both in memory. */
  const alike = (ops: Op[], a: Held, others: Op[], b: Held, variable: Binding | undefined, joinType: Type | undefined): [Held, Held] => {
    const stop = (): never => refuse('GG2012', words.span, { name: variable?.name ?? 'this value' });
    if ([a, b].some((held) => held.kind === 'function' || held.kind === 'choice')) return stop();
    const isWritten = variable !== undefined && cx.mutations.isWritten(variable);
    const apart = (list: Op[], held: Held, beside: Held): Parts | undefined =>
      (isUnset(cx, held) ? unsetParts(held, beside, variable) : atEndOf(cx, list, () => expanded(cx, held, words.span)));
    const [yes, no] = isWritten ? [undefined, undefined] : [apart(ops, a, b), apart(others, b, a)];
    if (yes !== undefined && no !== undefined && [...yes.parts.keys()].join() === [...no.parts.keys()].join()) return [yes, no];
    const other = [a, b].find((held) => held.kind === 'atom');
    const own = [variable?.type, joinType, other?.kind === 'atom' ? typeOf(cx, other.atom) : undefined].find((type) => type !== undefined && holdsElements(definite(type)));
    if (own === undefined) return stop();
    const whole = (list: Op[], held: Held): Held => (held.kind !== 'parts' ? held : { kind: 'atom', atom: atEndOf(cx, list, () => constantOf(cx, held, own, variable, words.span) ?? inMemory(cx, held, own, { variable }, words.span)) });
    return [whole(ops, a), whole(others, b)];
  };

  /** A variable that can't be joined is lost, which matters only to those who ask for it. */
  const joinVariable = (binding: Binding, yes: Content, no: Content, before: Content): Content => {
    if (one.ends === false) return no;
    if (two.ends === false) return yes;
    const lost = [yes, no, before].find((content) => content.kind === 'lost');
    if (lost !== undefined) return lost;
    try {
      const [a, b] = [one, two].map(({ ops, changes }) => forgotten(cx, ops, changes.get(binding) as Held | undefined, before as Held, binding) ?? (before as Held));
      return join(a, b, binding, undefined, undefined);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { kind: 'lost', refusal: error.diagnostic };
    }
  };

  const value = one.value !== undefined && two.value !== undefined ? join(one.value, two.value, target.variable, target.hint, type) : undefined;
  for (const binding of new Set([...one.changes.keys(), ...two.changes.keys()])) {
    const before = cx.scope.peek(binding)!;
    cx.scope.set(binding, joinVariable(binding, one.changes.get(binding) ?? before, two.changes.get(binding) ?? before, before));
  }
  cx.ops.push(cx.builder.op<Branch>({
    kind: 'branch', cond, results, form: words.form ?? 'if', rest: words.rest,
    then: { ops: one.ops, results: yes }, else: { ops: two.ops, results: no },
    span: words.span, note: words.note ?? target.note, leading: words.leading ?? target.leading,
  }));
  return value;
}

/** Functions, or instances of different classes: which one it is must be asked again where it is used. */
function isChoice(a: Held, b: Held): boolean {
  const isFunction = ({ kind }: Held): boolean => kind === 'function' || kind === 'choice';
  if (isFunction(a) && isFunction(b)) return true;
  const isInstance = (held: Held): boolean => held.kind === 'choice' || (held.kind === 'parts' && held.instance !== undefined);
  if (!isInstance(a) || !isInstance(b)) return false;
  return a.kind !== 'parts' || b.kind !== 'parts' || a.instance!.name !== b.instance!.name;
}

/** `v = undefined`, where `v` held something: unlike a variable that isn't assigned yet, it needs a statement. */
function forgotten(cx: Context, ops: Op[], changed: Held | undefined, before: Held, variable: Binding): Held | undefined {
  if (changed?.kind !== 'atom' || !isUndefined(changed.atom) || (before.kind === 'atom' && isUndefined(before.atom))) return changed;
  const result = cx.builder.value({ type: variable.type, origin: 'stage', variable });
  ops.push(cx.builder.plain(result, changed.atom));
  return { kind: 'atom', atom: ref(result) };
}

/** Not assigned yet, on some way at least. */
function isUnset(cx: Context, held: Held): boolean {
  return held.kind === 'atom' && (isUndefined(held.atom) || (held.atom.type === 'Ref' && cx.unset.has(held.atom.value)));
}

/** What isn't assigned yet has no parts that could be read, but it can be taken for parts which aren't assigned yet. */
function unsetParts(held: Held, beside: Held, variable: Binding | undefined): Parts | undefined {
  if (variable === undefined || held.kind !== 'atom' || !isUndefined(held.atom) || beside.kind !== 'parts' || beside.instance !== undefined) return undefined;
  const isFixed = !isNullable(variable.type) && (variable.type.kind === 'tuple' || variable.type.kind === 'record');
  return isFixed ? withLeaves(beside, () => UNDEFINED) as Parts : undefined;
}

/** A variable that isn't assigned yet holds `undefined`, which says nothing of its type; `null` was meant. */
function joinedType(cx: Context, a: Atom, b: Atom, variable: Binding | undefined): Type {
  if (variable !== undefined && holdsElements(definite(variable.type))) return variable.type;
  if (isUndefined(a)) return typeOf(cx, b);
  if (isUndefined(b)) return typeOf(cx, a);
  const [one, two] = [typeOf(cx, a), typeOf(cx, b)];
  return isNullable(one) || isNullable(two) || one.kind === 'null' || two.kind === 'null' ? joined(one, two) : one;
}

/** A literal of constants: `if (w === undefined) w = [0.5];` */
function constantOf(cx: Context, held: Held, type: Type, variable: Binding | undefined, span: Span | undefined): Atom | undefined {
  const leaves = leavesOf(held);
  if (leaves === undefined || leaves.some(({ atom }) => refsOf(atom).length > 0) || (variable !== undefined && cx.mutations.isWritten(variable))) return undefined;
  // Only a variable of the user's needs a statement of its own.
  const named = variable !== undefined && variable.id >= 0 ? variable : undefined;
  const result = cx.builder.value({ type: definite(type), origin: 'stage', variable: named, span });
  cx.ops.push(cx.builder.plain(result, literalOf(held, type, span, variable?.name ?? 'this value')));
  return ref(result);
}

function arm(cx: Context, cond: Expr, is: boolean, body: () => Held | boolean | undefined): { ops: Op[]; changes: Changes; fresh: Map<Binding, Content>; value: Held | undefined; ends: boolean } {
  const fresh = new Map<Binding, Content>();
  let outcome: Held | boolean | undefined;
  let changes: Changes = new Map();
  const { answers } = cx;
  cx.answers = [...answersOf(cond, is), ...answers];
  const ops = collect(cx, () => {
    changes = cx.scope.fork(() => {
      outcome = body();
    }, fresh);
  });
  cx.answers = answers;
  return { ops, changes, fresh, value: typeof outcome === 'object' ? outcome : undefined, ends: outcome !== false };
}

function same(a: Held, b: Held): boolean {
  if (a === b) return true;
  if (a.kind === 'function' && b.kind === 'function') return a.fn === b.fn;
  if (a.kind === 'choice' && b.kind === 'choice') return a.test === b.test && same(a.yes, b.yes) && same(a.no, b.no);
  if (a.kind !== 'atom' || b.kind !== 'atom') return false;
  if (a.atom.type === 'Ref' && b.atom.type === 'Ref') return a.atom.value === b.atom.value;
  if (a.atom.type === 'Literal' && b.atom.type === 'Literal') return Object.is(a.atom.value, b.atom.value);
  return a.atom.type === 'Identifier' && b.atom.type === 'Identifier' && a.atom.name === b.atom.name && a.atom.binding === b.atom.binding;
}

/**
 * The condition of a branch. One that evaluates its parts only sometimes is one value where arrays are written: should
 * the backward pass need it, it is recorded as a whole.
 */
export function condition(cx: Context, test: Expr): Expr {
  const cond = plain(cx, test);
  if ((cx.made.size === 0 && !cx.writes) || !isPartial(cond)) return cond;
  return plainStage(cx, cond, { kind: 'boolean' }, {}, test.span);
}

function isPartial(expr: Expr): boolean {
  return expr.type === 'LogicalExpression' || expr.type === 'ConditionalExpression' || children(expr).some(isPartial);
}

/** `test ? a : b`. */
export function conditional(cx: Context, expr: ConditionalExpression, target: Target): Held {
  const test = decided(cx, expr.test);
  const known = truth(test);
  if (known !== undefined) return hold(cx, known ? expr.consequent : expr.alternate, target);
  const cond = condition(cx, test);
  return conditionalBranch(cx, cond, () => hold(cx, expr.consequent), () => hold(cx, expr.alternate), { span: expr.span, type: typeOf(cx, expr), target });
}

/** A branch that gives a value. */
export function conditionalBranch(
  cx: Context, cond: Expr, then: () => Held, otherwise: () => Held, words: { span?: Span; type: Type; target?: Target },
): Held {
  const { kind } = words.type;
  const known = isScalar(words.type) || kind === 'boolean' || kind === 'string' || holdsElements(definite(words.type));
  return branch(cx, cond, then, otherwise, { span: words.span, form: 'conditional' }, words.target ?? {}, known ? words.type : undefined)!;
}

/** `a && b`, `a || b` and `a ?? b` as numbers. */
export function logical(cx: Context, expr: LogicalExpression, target: Target): Atom {
  return atomOf(cx, logicalHeld(cx, expr, target), expr);
}

/** `a && b`, `a || b` and `a ?? b` as values; the operand that decides is evaluated once. */
export function logicalHeld(cx: Context, expr: LogicalExpression, target: Target): Held {
  const type = typeOf(cx, expr);
  const left = hold(cx, expr.left);
  // What is known is there.
  if (left.kind === 'function' || left.kind === 'parts') return expr.operator === '&&' ? hold(cx, expr.right) : left;
  const atom = atomOf(cx, left, expr.left);
  const right = (): Held => hold(cx, expr.right);
  if (expr.operator === '??') {
    if (isUndefined(atom) || (atom.type === 'Literal' && atom.value === null)) return right();
    if (!mayBeMissing(cx, atom)) return left;
    const missing: Expr = { type: 'BinaryExpression', operator: '==', left: atom, right: { type: 'Literal', value: null, raw: 'null' } };
    return conditionalBranch(cx, missing, right, () => left, { span: expr.span, type, target });
  }
  return expr.operator === '&&'
    ? conditionalBranch(cx, atom, right, () => left, { span: expr.span, type, target })
    : conditionalBranch(cx, atom, () => left, right, { span: expr.span, type, target });
}

/** What a loop or a branch hands on may have been assigned on some way only. */
function mayBeMissing(cx: Context, atom: Atom): boolean {
  if (isNullable(typeOf(cx, atom))) return true;
  if (atom.type !== 'Ref') return false;
  const { origin } = cx.builder.values[atom.value];
  return cx.uncertain.has(atom.value) || origin === 'join' || origin === 'carried';
}

/** `x ??= e`, `x ||= e`, `x &&= e`. */
export function logicalAssignment(cx: Context, expr: AssignmentExpression, left: Identifier): Held {
  const operator = expr.operator.slice(0, -1) as LogicalExpression['operator'];
  const atom = operator === '??' || typeOf(cx, expr.right).kind === 'number'
    ? logical(cx, { type: 'LogicalExpression', operator, left, right: expr.right, span: expr.span, valueType: typeOf(cx, expr.right) }, { variable: left.binding })
    : real(cx, { type: 'LogicalExpression', operator, left, right: expr.right, span: expr.span }, { variable: left.binding });
  cx.scope.setAtom(left.binding!, atom);
  return { kind: 'atom', atom };
}
