/**
 * What the reverse transformation carries along: the builder, the facts, the adjoint of each active value, and the list
 * of backward operations that is being written.
 */
import type { Facts } from '../ir/facts.js';
import type { GateLibrary } from '../gates/load.js';
import { type Builder, negate, ref } from '../ir/build.js';
import { type Path, pathOf, type Step } from '../ir/paths.js';
import { isScalar } from '../ir/shapes.js';
import type { Func, Op, OpId, PathStep, Stage, ValueId } from '../ir/types.js';
import type { Summaries } from '../ir/units.js';
import type { Expr } from '../syntax.js';

export interface ReverseContext {
  readonly func: Func;
  readonly facts: Facts;
  readonly gates: GateLibrary;
  readonly units: Summaries;
  readonly builder: Builder;
  /** Write every local gradient out, also where it is 1. */
  readonly explicit: boolean;
  readonly adjoints: Map<ValueId, ValueId>;
  /** What an arm hands out, and nobody else: the result of the branch, by which the backward pass knows it. */
  readonly joined: Map<ValueId, ValueId>;
  /** Reads of one place that stays what it is: the first of them, whose shadow serves all. */
  readonly sameAs: ReadonlyMap<ValueId, ValueId>;
  readonly because: Map<OpId, OpId>;
  /** Where the shadows are that are found by identity. */
  readonly shadows: ValueId;
  /** Arrays of parameters that are written at a literal index, by what they are called. */
  readonly trims: Map<string, Path>;
  ops: Op[];
  /** Steps of rules that wait for what is printed inside, the next one last. */
  readonly pending: (() => void)[];
  /** The stage whose gradient is being written. */
  stage: OpId | undefined;
}

/** Writes into a list of its own. */
export function within(cx: ReverseContext, body: () => void): Op[] {
  const outer = cx.ops;
  const ops: Op[] = [];
  cx.ops = ops;
  body();
  cx.ops = outer;
  return ops;
}

export function emit<T extends Op>(cx: ReverseContext, op: T): T {
  if (cx.stage !== undefined) cx.because.set(op.id, cx.stage);
  cx.ops.push(op);
  return op;
}

/** The adjoint of a primal value; made when it is first asked for. */
export function adjointOf(cx: ReverseContext, read: ValueId): ValueId {
  const value = cx.sameAs.get(read) ?? read;
  const known = cx.adjoints.get(value);
  if (known !== undefined) return known;
  const primal = cx.builder.values[value];
  const adjoint = cx.builder.value({ type: isScalar(primal.type) ? { kind: 'number' } : primal.type, origin: 'adjoint', of: value, variable: undefined, hint: undefined });
  cx.adjoints.set(value, adjoint);
  return adjoint;
}

export function isActive(cx: ReverseContext, expr: Expr): expr is Expr & { type: 'Ref' } {
  return expr.type === 'Ref' && cx.facts.active.has(expr.value);
}

/** `d<value> += contribution`. A load hands its gradient on to the array that it reads. */
export function contribute(cx: ReverseContext, value: ValueId, contribution: Expr, sign: '+=' | '-=' = '+=', path: readonly PathStep[] = []): void {
  const [positive, flipped] = unsigned(contribution, sign);
  emit(cx, cx.builder.add(adjointOf(cx, value), positive, flipped, path));
}

/** A leading minus goes into the sign. */
export function unsigned(expr: Expr, sign: '+=' | '-='): [Expr, '+=' | '-='] {
  if (expr.type === 'UnaryExpression' && expr.operator === '-') return unsigned(expr.argument, sign === '+=' ? '-=' : '+=');
  return [expr, sign];
}

export function signed(expr: Expr, sign: '+=' | '-='): Expr {
  if (sign === '+=') return expr;
  return expr.type === 'UnaryExpression' && expr.operator === '-' ? expr.argument : negate(expr);
}

/** Where a load reads: from the array or record whose shadow is at hand. */
export function pathIn(cx: ReverseContext, load: Stage): Path | undefined {
  const path = pathOf(load, cx.facts.definitions, (value) => cx.facts.found.has(value));
  return path && throughParents(cx, path);
}

/** A row that stays where it was put is reached from there. */
export function throughParents(cx: ReverseContext, path: Path): Path {
  const adopted = cx.facts.parents.get(path.base);
  if (adopted === undefined) return path;
  const own: Step = { step: adopted.step, stage: cx.facts.definitions.get(path.base)!, optional: false };
  return throughParents(cx, { base: adopted.parent, steps: [own, ...path.steps] });
}

export function isRef(expr: Expr, value: ValueId): boolean {
  return expr.type === 'Ref' && expr.value === value;
}

export { ref };
export type { Stage };
