/**
 * What the rule of an operation on arrays reads, and what may be written before the backward pass reads it: a copy is kept,
 * right behind the operation. Copies that no rule asks for are taken out again (`withoutCopies`).
 *
 *     const D = matmul(W, X);  X.data[0] = 0;   →   const D = matmul(W, X);  const Xkept = copyMatrix(X);  X.data[0] = 0;
 */
import { Builder, copyOf, ref } from '../ir/build.js';
import { arrayGate, callsOps, isOp, operands } from '../ir/array-calls.js';
import type { GateLibrary } from '../gates/load.js';
import { definite, holdsElements, shapeOf } from '../ir/shapes.js';
import type { Func, Op, Region, Stage, ValueId } from '../ir/types.js';
import type { Summaries } from '../ir/units.js';
import { children, refsOf, replaced, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { withCalledWrites } from './called.js';
import { memory } from './memory.js';
import { places } from './places.js';

/** `disturbed`: parameters that others write into after the function has returned. */
export function keepCopies(func: Func, gates: GateLibrary, units: Summaries, disturbed: ReadonlySet<ValueId> = new Set()): Func {
  if (!callsOps(func)) return func;
  const withCalls = withCalledWrites(func, units);
  const { changes } = memory(withCalls, places(withCalls), disturbed);
  const builder = new Builder(func.values, func.nextOp);
  const withCopies = (op: Stage): Op[] => {
    const kept = new Map<ValueId, ValueId>();
    const copies: Stage[] = [];
    for (const value of readBy(op, gates)) {
      const { type, variable, hint } = func.values[value];
      const shape = holdsElements(definite(type)) && changes(op, value) ? shapeOf(definite(type)) : undefined;
      if (shape === undefined || kept.has(value)) continue;
      const copy = builder.value({ type: definite(type), origin: 'stage', hint: `${variable?.name ?? hint ?? 'array'}Kept` });
      kept.set(value, copy);
      copies.push(builder.plain(copy, copyOf(shape, ref(value))));
    }
    return kept.size === 0 ? [op] : [{ ...op, kept }, ...copies];
  };
  const body = replaced(func.body, (op) => (op.kind === 'stage' && isOp(op) ? withCopies(op) : [op]));
  return { ...func, body, values: builder.values, nextOp: builder.nextOp };
}

/** The forward pass without the copies that the backward pass doesn't read. */
export function withoutCopies(forward: Region, read: ReadonlySet<ValueId>): Region {
  const unread = new Set<ValueId>();
  visitOps(forward.ops, (op) => void (op.kind === 'stage' && op.kept?.forEach((copy) => !read.has(copy) && unread.add(copy))));
  return unread.size === 0 ? forward : replaced(forward, (op) => (op.kind === 'stage' && unread.has(op.result) ? [] : [op]));
}

/** The values whose content the rules of an operation may read. */
function readBy(op: Stage, gates: GateLibrary): readonly ValueId[] {
  const gate = arrayGate(op, gates);
  if (gate === undefined) return [];
  const names = new Set<string>();
  const visit = (expr: Expr): void => {
    if (expr.type === 'Identifier') names.add(expr.name);
    children(expr).forEach(visit);
  };
  gate.rules.forEach(({ value }) => visit(value));
  const given = operands(op).flatMap((atom, at) => (names.has(gate.params[at]) ? refsOf(atom) : []));
  return names.has(gate.result) ? [...given, op.result] : given;
}
