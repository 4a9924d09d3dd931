/**
 * Calls of the operations of `gradgen/ops`, as the IR has them: a function of ours that the module brings along.
 *
 *     %2 = alloc(%0, %1)   const D = matmul(W, X);        the expression is `%op:matmul(%0, %1)`
 *     %3 = op(%2)          const loss = sum(D);           `%op:sum(%2)`
 *
 * What an operation gives is new, and nobody else's; it reads all of its arguments, and writes none.
 */
import type { ArrayGate } from '../gates/arrays.js';
import type { GateLibrary } from '../gates/library.js';
import { call } from './build.js';
import { isMatrix } from './shapes.js';
import type { Atom, Func, Stage } from './types.js';
import { visitOps } from './walk.js';
import type { Expr, Type } from '../syntax.js';

const OP = '%op:';

export function opCall(name: string, args: readonly Expr[]): Expr {
  return call({ type: 'Identifier', name: OP + name }, ...args);
}

/** The operation that an expression calls, if it does. */
export function opIn(expr: Expr): string | undefined {
  return expr.type === 'CallExpression' && expr.callee.type === 'Identifier' && expr.callee.name.startsWith(OP) ? expr.callee.name.slice(OP.length) : undefined;
}

export function isOp({ expr }: Stage): boolean {
  return opIn(expr) !== undefined;
}

/** It calls an operation somewhere. */
export function callsOps(func: Func): boolean {
  let any = false;
  visitOps(func.body.ops, (op) => void (any ||= op.kind === 'stage' && isOp(op)));
  return any;
}

/** The gate of a stage that calls an operation. */
export function arrayGate(stage: Stage, gates: GateLibrary): ArrayGate | undefined {
  const name = stage.gate === 'alloc' || stage.gate === 'op' ? opIn(stage.expr) : undefined;
  return name === undefined ? undefined : gates.arrays().gate(name);
}

/** What an operation is given, one for each parameter that isn't left out. */
export function operands({ expr }: Stage): readonly Atom[] {
  return expr.type === 'CallExpression' ? expr.arguments : [];
}

/** The input at `at`, of this type, receives something. */
export function receives({ params, rules, matrices }: ArrayGate, at: number, type: Type): boolean {
  return rules.some(({ param }) => param === params[at]) && (!matrices.has(at) || isMatrix(type));
}

const VIEW = '%view:';

/** A transposed matrix that is read in place, by the function `kernel`. */
export function viewOf(matrix: Expr, kernel: string): Expr {
  return call({ type: 'Identifier', name: VIEW + kernel }, matrix);
}

export function viewed(expr: Expr): { readonly matrix: Expr; readonly kernel: string } | undefined {
  if (expr.type !== 'CallExpression' || expr.callee.type !== 'Identifier' || !expr.callee.name.startsWith(VIEW)) return undefined;
  return { matrix: expr.arguments[0], kernel: expr.callee.name.slice(VIEW.length) };
}
