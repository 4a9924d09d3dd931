/**
 * How often a forward loop ran, and how its iterations are walked backwards.
 *
 * A counted loop without exits is walked by its own counter, from its last value to its first. Where the counter is not
 * whole, or the loop has exits, iterations are numbered: by a formula if the trip count has one, else counted in the
 * forward pass.
 *
 *     for (let i = 0; i < x.length - 1; i++)   →   for (let i = x.length - 2; i >= 0; i--)
 *     while (Math.abs(r * r - a) > eps)        →   for (let t = trips - 1; t >= 0; t--)
 */
import type { Facts } from '../ir/facts.js';
import { binary, literalValue, number } from '../ir/build.js';
import { isSteady } from './steady.js';
import type { Func, Loop, Stage, ValueId } from '../ir/types.js';
import { refsOf, substitute } from '../ir/walk.js';
import type { CallExpression, Expr } from '../syntax.js';

/** A carried value that moves by a constant whole number from a known start. */
export interface Counter {
  readonly at: number;
  readonly param: ValueId;
  readonly start: Expr;
  readonly step: number;
}

export type Header =
  /** Walk the counter itself: from `last` back to the start. `last` is whole, and `trips` never below 0. */
  | { readonly kind: 'counter'; readonly counter: Counter; readonly last: Expr; readonly trips: Expr }
  /** Number the iterations: `trips` is a formula over values before the loop. */
  | { readonly kind: 'formula'; readonly counter: Counter; readonly trips: Expr }
  /** The same, but what the formula reads may change after the loop: what it gives is kept. */
  | { readonly kind: 'entry'; readonly counter: Counter; readonly trips: Expr }
  /** Count them in the forward pass. */
  | { readonly kind: 'counted' };

/** All counters of a loop. */
export function countersOf(loop: Loop, facts: Facts): Counter[] {
  return loop.params.flatMap((param, at): Counter[] => {
    const next = stepped(loop, at, facts);
    if (next?.type !== 'Ref') return [];
    const stage = facts.definitions.get(next.value);
    if (stage === undefined || (stage.gate !== 'add' && stage.gate !== 'sub')) return [];
    const [a, b] = stage.inputs;
    const step = literalValue(b);
    if (a.type !== 'Ref' || a.value !== param || step === undefined || !Number.isInteger(step) || step === 0) return [];
    return [{ at, param, start: spelled(loop.inits[at], facts), step: stage.gate === 'add' ? step : -step }];
  });
}

/** What the carried value becomes where the loop goes on; an iteration with an exit doesn't take its step. */
function stepped(loop: Loop, at: number, facts: Facts): Expr | undefined {
  const next = loop.body.results[at];
  if (next.type !== 'Ref') return undefined;
  const home = facts.home.get(next.value);
  if (home?.kind === 'stage') return facts.around.get(home.id)!.at(-1) === loop ? next : undefined;
  if (home?.kind !== 'branch' || loop.exit === undefined || facts.around.get(home.id)!.at(-1) !== loop) return undefined;
  const code = loop.body.results[loop.exit];
  const { cond } = home;
  const unlessExit = cond.type === 'BinaryExpression' && cond.operator === '===' && literalValue(cond.right) === 0
    && cond.left.type === 'Ref' && code.type === 'Ref' && cond.left.value === code.value;
  const k = home.results.indexOf(next.value);
  const other = home.else.results[k];
  return unlessExit && other.type === 'Ref' && other.value === loop.params[at] ? home.then.results[k] : undefined;
}

/** A start that the user named (`let i = 0`) is the literal that it is. */
function spelled(start: Expr, facts: Facts): Expr {
  const stage = start.type === 'Ref' ? facts.definitions.get(start.value) : undefined;
  return stage?.gate === null && literalValue(stage.expr) !== undefined ? stage.expr : start;
}

export function headerOf(func: Func, loop: Loop, facts: Facts): Header {
  if (loop.exit !== undefined || loop.form === 'do' || loop.test === null || loop.test.type !== 'BinaryExpression') return { kind: 'counted' };
  const { operator } = loop.test;
  // A length that a later push changes is another one in the backward pass, and in the loop itself nobody knows it before.
  const isLasting = [...readStages(loop.test, facts)].every((stage) => isSteady(stage, facts));
  if (!isLasting && !facts.bounding.has(loop.id)) return { kind: 'counted' };
  const left = unfold(loop.test.left, loop, facts);
  const right = unfold(loop.test.right, loop, facts);
  for (const counter of countersOf(loop, facts)) {
    const leftOffset = offsetFrom(left, counter.param);
    const rightOffset = offsetFrom(right, counter.param);
    if ((leftOffset === undefined) === (rightOffset === undefined)) continue;
    const onLeft = leftOffset !== undefined;
    const offset = leftOffset ?? rightOffset!;
    const other = onLeft ? right : left;
    // Moving an offset to the other side is exact only among whole numbers.
    if (offset !== 0 && !isWhole(func, other, facts)) continue;
    const bound = plus(other, -offset);
    const relation = onLeft ? operator : flip(operator);
    if (!isBefore(bound, loop, facts)) continue;
    const up = counter.step > 0 && (relation === '<' || relation === '<=');
    const down = counter.step < 0 && (relation === '>' || relation === '>=');
    if (!up && !down) continue;
    const inclusive = relation === '<=' || relation === '>=';
    const whole = isWhole(func, bound, facts) && isWhole(func, counter.start, facts);
    if (whole && Math.abs(counter.step) === 1 && isLasting) {
      const last = inclusive ? bound : plus(bound, up ? -1 : 1);
      const span = up ? difference(bound, counter.start) : difference(counter.start, bound);
      return { kind: 'counter', counter, last, trips: notBelowZero(inclusive ? plus(span, 1) : span, facts) };
    }
    const span = up ? difference(bound, counter.start) : difference(counter.start, bound);
    const size = Math.abs(counter.step);
    const steps = size === 1 ? span : binary('/', span, number(size));
    const trips = inclusive ? plus(math('floor', steps), 1) : whole && size === 1 ? steps : math('ceil', steps);
    // A start that isn't whole is rounded by each step, so that the formula could be off by one.
    if (!isWhole(func, counter.start, facts)) continue;
    return { kind: isLasting ? 'formula' : 'entry', counter, trips: notBelowZero(trips, facts) };
  }
  return { kind: 'counted' };
}

/** `Math.max(0, n - 1)`; a length is never below 0. */
function notBelowZero(trips: Expr, facts: Facts): Expr {
  const known = literalValue(trips);
  if (known !== undefined) return number(Math.max(0, known));
  return isNatural(trips, facts) ? trips : math('max', number(0), trips);
}

/** Lengths, whole numbers from 0 on, counters that go up from there, their sums and products. */
function isNatural(expr: Expr, facts: Facts): boolean {
  const known = literalValue(expr);
  if (known !== undefined) return Number.isInteger(known) && known >= 0;
  if (expr.type === 'MemberExpression') return !expr.computed && expr.property.type === 'Identifier' && expr.property.name === 'length';
  if (expr.type === 'BinaryExpression') return (expr.operator === '+' || expr.operator === '*') && isNatural(expr.left, facts) && isNatural(expr.right, facts);
  if (expr.type !== 'Ref') return false;
  const stage = facts.definitions.get(expr.value);
  if (stage !== undefined) return stage.gate !== 'load' && isNatural(stage.expr, facts);
  const home = facts.home.get(expr.value);
  return home?.kind === 'loop' && countersOf(home, facts).some(({ param, start, step }) => param === expr.value && step > 0 && (literalValue(start) ?? -1) >= 0 && Number.isInteger(literalValue(start)));
}

/** `counter`, `counter + 2`, `counter - 1`: the distance. */
function offsetFrom(expr: Expr, counter: ValueId): number | undefined {
  if (expr.type === 'Ref') return expr.value === counter ? 0 : undefined;
  if (expr.type !== 'BinaryExpression' || (expr.operator !== '+' && expr.operator !== '-')) return undefined;
  const offset = literalValue(expr.right);
  const inner = offset === undefined || !Number.isInteger(offset) ? undefined : offsetFrom(expr.left, counter);
  return inner === undefined ? undefined : inner + (expr.operator === '+' ? offset! : -offset!);
}

/** Puts the text of what stands in the loop's head in the place of its values. */
export function unfold(expr: Expr, loop: Loop, facts: Facts): Expr {
  const head = new Set(loop.head.map((op) => op.id));
  return substitute(expr, (value) => {
    const stage = facts.definitions.get(value);
    return stage !== undefined && (head.has(stage.id) || facts.inside.has(stage.id)) ? unfold(stage.expr, loop, facts) : undefined;
  });
}

/** The stages that make up an expression. */
function readStages(expr: Expr, facts: Facts, into: Set<Stage> = new Set()): Set<Stage> {
  for (const value of refsOf(expr)) {
    const stage = facts.definitions.get(value);
    if (stage === undefined || into.has(stage)) continue;
    into.add(stage);
    if (stage.gate === null || facts.inside.has(stage.id)) readStages(stage.expr, facts, into);
  }
  return into;
}

/** Every value that the expression mentions is known before the loop. */
export function isBefore(expr: Expr, loop: Loop, facts: Facts): boolean {
  return refsOf(expr).every((value) => {
    const home = facts.home.get(value);
    return home === undefined || (home !== loop && !facts.around.get(home.id)!.includes(loop)) || (home === loop && loop.results.includes(value));
  });
}

/** Provably whole: literals, lengths, sums and products of such, counters around, results of `floor` and the like. */
export function isWhole(func: Func, expr: Expr, facts: Facts, depth = 0): boolean {
  const literal = literalValue(expr);
  if (literal !== undefined) return Number.isInteger(literal);
  if (depth > 8) return false;
  if (expr.type === 'BinaryExpression') {
    if (['|', '&', '^', '<<', '>>', '>>>'].includes(expr.operator)) return true;
    return ['+', '-', '*'].includes(expr.operator) && isWhole(func, expr.left, facts, depth + 1) && isWhole(func, expr.right, facts, depth + 1);
  }
  if (expr.type === 'MemberExpression' && !expr.computed && expr.property.type === 'Identifier' && expr.property.name === 'length') return true;
  if (expr.type === 'CallExpression') return isMath(expr, ['floor', 'ceil', 'round', 'trunc']) || (isMath(expr, ['max', 'min', 'abs']) && expr.arguments.every((each) => isWhole(func, each, facts, depth + 1)));
  if (expr.type === 'LogicalExpression') return isWhole(func, expr.left, facts, depth + 1) && isWhole(func, expr.right, facts, depth + 1);
  if (expr.type === 'ConditionalExpression') return isWhole(func, expr.consequent, facts, depth + 1) && isWhole(func, expr.alternate, facts, depth + 1);
  if (expr.type !== 'Ref') return false;
  const stage = facts.definitions.get(expr.value);
  if (stage !== undefined) return isWhole(func, stage.expr, facts, depth + 1);
  const home = facts.home.get(expr.value);
  if (home?.kind === 'branch') {
    const at = home.results.indexOf(expr.value);
    return isWhole(func, home.then.results[at], facts, depth + 1) && isWhole(func, home.else.results[at], facts, depth + 1);
  }
  if (home?.kind === 'loop' && home.params.includes(expr.value)) {
    return countersOf(home, facts).some((counter) => counter.param === expr.value && isWhole(func, counter.start, facts, depth + 1));
  }
  return false;
}

function isMath({ callee }: CallExpression, names: readonly string[]): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Math' && (callee.object.binding === undefined || callee.object.binding.kind === 'global')
    && callee.property.type === 'Identifier' && names.includes(callee.property.name);
}

function flip(operator: string): string {
  return ({ '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as Record<string, string>)[operator] ?? operator;
}

function math(name: string, ...args: Expr[]): Expr {
  return { type: 'CallExpression', optional: false, callee: { type: 'MemberExpression', object: { type: 'Identifier', name: 'Math' }, property: { type: 'Identifier', name }, computed: false, optional: false }, arguments: args };
}

/** `expr + offset`, with literal offsets added up. */
export function plus(expr: Expr, offset: number): Expr {
  if (offset === 0) return expr;
  const literal = literalValue(expr);
  if (literal !== undefined) return number(literal + offset);
  if (expr.type === 'BinaryExpression' && (expr.operator === '+' || expr.operator === '-')) {
    const inner = literalValue(expr.right);
    if (inner !== undefined) return plus(expr.left, (expr.operator === '+' ? inner : -inner) + offset);
  }
  return offset > 0 ? binary('+', expr, number(offset)) : binary('-', expr, number(-offset));
}

function difference(a: Expr, b: Expr): Expr {
  const right = literalValue(b);
  if (right !== undefined) return plus(a, -right);
  return binary('-', a, b);
}
