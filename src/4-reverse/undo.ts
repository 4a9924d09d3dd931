/**
 * Carried values whose steps can be taken back: the backward pass begins with what the loop gave, and goes back step by
 * step, so that nothing is recorded.
 *
 *     q += L[at] * x[j]; at++;                            →   at--; dL[at] += x[j] * dq;
 *     for (let j = 0; j <= i; j++) { … L[at++] … }        →   at -= i + 1;   (in an iteration of the loop around it)
 *
 * Only among whole numbers is `(at + step) - step` again `at`: those that count by whole numbers, and those that index an
 * array in each iteration, since no other number finds an element.
 */
import { binary, literalValue } from '../ir/build.js';
import type { Facts } from '../ir/facts.js';
import type { Atom, Func, Loop, Op, Stage, ValueId } from '../ir/types.js';
import type { Expr } from '../syntax.js';
import { headerOf, isBefore, isWhole } from './header.js';

/** What an iteration adds to a carried value, or takes from it. */
export interface Step {
  readonly sign: '+' | '-';
  readonly by: Expr;
}

/** The step of the carried value at `at` of the loop, where it can be taken back. */
export function stepOf(func: Func, loop: Loop, at: number, facts: Facts): Step | undefined {
  const next = loop.body.results[at];
  // An iteration that is left takes no step.
  if (loop.exit !== undefined || next.type !== 'Ref') return undefined;
  const home = facts.home.get(next.value);
  if (home === undefined || !loop.body.ops.includes(home)) return undefined;
  if (home.kind === 'stage') return stepTaken(func, loop, at, home, facts);
  return home.kind === 'loop' ? stepsTaken(func, loop, at, home, facts) : undefined;
}

function stepTaken(func: Func, loop: Loop, at: number, stage: Stage, facts: Facts): Step | undefined {
  const param = loop.params[at];
  if (stage.gate !== 'add' && stage.gate !== 'sub') return undefined;
  const isParam = (atom: Atom | undefined): boolean => atom?.type === 'Ref' && atom.value === param;
  const [a, b] = stage.inputs;
  const by = isParam(a) ? b : stage.gate === 'add' && isParam(b) ? a : undefined;
  if (by === undefined || isParam(by)) return undefined;
  const whole = (isWhole(func, loop.inits[at], facts) && Number.isInteger(literalValue(by))) || indexes(func, loop.body.ops, new Set([param, stage.result]), facts);
  return whole ? { sign: stage.gate === 'add' ? '+' : '-', by } : undefined;
}

/** An inner loop takes the steps, all of them alike, and it is known how many. */
function stepsTaken(func: Func, loop: Loop, at: number, inner: Loop, facts: Facts): Step | undefined {
  const next = loop.body.results[at];
  const k = next.type === 'Ref' ? inner.results.indexOf(next.value) : -1;
  if (k < 0) return undefined;
  const init = inner.inits[k];
  if (init.type !== 'Ref' || init.value !== loop.params[at]) return undefined;
  const step = stepOf(func, inner, k, facts);
  const header = headerOf(func, inner, facts);
  if (step === undefined || header.kind === 'counted' || header.kind === 'entry' || !isBefore(step.by, inner, facts)) return undefined;
  const size = literalValue(step.by);
  return { sign: step.sign, by: size === 1 ? header.trips : binary('*', header.trips, step.by) };
}

/** Each iteration, or a loop in it, reads or writes an element at one of the values, or a whole distance from it. */
function indexes(func: Func, ops: readonly Op[], values: ReadonlySet<ValueId>, facts: Facts): boolean {
  const isOne = (expr: Expr): boolean => {
    if (expr.type === 'Ref') return values.has(expr.value) || inside(expr.value, isOne);
    if (expr.type !== 'BinaryExpression' || (expr.operator !== '+' && expr.operator !== '-')) return false;
    return (isOne(expr.left) && isWhole(func, expr.right, facts)) || (expr.operator === '+' && isWhole(func, expr.left, facts) && isOne(expr.right));
  };
  const inside = (value: ValueId, holds: (expr: Expr) => boolean): boolean => {
    const stage = facts.definitions.get(value);
    return stage !== undefined && facts.inside.has(stage.id) && holds(stage.expr);
  };
  return ops.some((op) => {
    if (op.kind === 'loop') return indexes(func, op.body.ops, values, facts);
    if (op.kind === 'stage' && op.gate === 'load') return op.inputs.slice(1).some(isOne);
    return op.kind === 'store' && op.path.some((step) => 'index' in step && isOne(step.index));
  });
}
