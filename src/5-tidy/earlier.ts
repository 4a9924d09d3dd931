/**
 * What is known where: the order of the forward operations, and whether a value can be had before one of them.
 */
import type { Facts } from '../ir/facts.js';
import type { Func, Loop, Op, OpId, ValueId } from '../ir/types.js';
import { children, refsOf, sizeOf, substitute, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

export interface Earlier {
  isBefore(op: Op, other: Op): boolean;
  /** The value is defined before the operation, and can be seen there. */
  isKnown(value: ValueId, at: Op): boolean;
  /** The value belongs to the iteration of the loop, or to an arm of the branch; not to the step clause. */
  isInside(value: ValueId, op: Op): boolean;
  /** The same expression over what is known before the operation; `undefined` where that takes more than arithmetic. */
  known(expr: Expr, at: Op): Expr | undefined;
}

/** Longer expressions are not computed twice. */
const LONGEST = 24;

export function earlier(func: Func, { home, around, definitions, rootOf }: Facts): Earlier {
  const order = new Map<OpId, number>();
  const written = new Set<ValueId>();
  visitOps(func.body.ops, (op) => {
    order.set(op.id, order.size);
    if (op.kind === 'store') written.add(rootOf(op.target));
    // A call may write into what it is given.
    if (op.kind === 'stage' && op.gate === 'call') refsOf(op.expr).forEach((value) => written.add(rootOf(value)));
  });
  const params = new Set(func.params.map((param) => param.value));
  // What the function writes, it has made.
  const writesOwn = [...written].every((root) => definitions.get(root)?.expr.type === 'NewExpression');
  /** Reads an array or a record that may have been written in between. */
  const isStale = (expr: Expr): boolean => {
    if (expr.type === 'MemberExpression' && expr.object.type === 'Ref' && written.size > 0 && !(writesOwn && params.has(rootOf(expr.object.value)))) return true;
    return children(expr).some(isStale);
  };

  const isBefore = (op: Op, other: Op): boolean => order.get(op.id)! < order.get(other.id)!;
  const isKnown = (value: ValueId, at: Op): boolean => {
    const owner = home.get(value);
    if (owner === undefined) return true;
    const ring = around.get(at.id)!;
    if (owner.kind === 'loop' && owner.params.includes(value)) return ring.includes(owner);
    return isBefore(owner, at) && !ring.includes(owner) && around.get(owner.id)!.every((op) => ring.includes(op));
  };
  const isInside = (value: ValueId, op: Op): boolean => {
    const owner = home.get(value);
    if (owner === undefined) return false;
    if (owner === op) return op.kind === 'loop' && op.params.includes(value);
    const ring = around.get(owner.id)!;
    if (!ring.includes(op)) return false;
    if (op.kind !== 'loop') return true;
    return !inStep(op, [...ring, owner][ring.indexOf(op) + 1]);
  };
  const known = (expr: Expr, at: Op): Expr | undefined => {
    const replaced = substitute(expr, (value) => {
      if (isKnown(value, at)) return undefined;
      const stage = definitions.get(value);
      return stage === undefined || calls(stage.expr) || isStale(stage.expr) ? undefined : known(stage.expr, at);
    });
    return (replaced === expr || sizeOf(replaced) <= LONGEST) && refsOf(replaced).every((value) => value >= func.values.length || isKnown(value, at)) ? replaced : undefined;
  };
  return { isBefore, isKnown, isInside, known };
}

function inStep(loop: Loop, op: Op): boolean {
  return loop.body.ops.indexOf(op) >= loop.stepFrom;
}

function calls(expr: Expr): boolean {
  return expr.type === 'CallExpression' || expr.type === 'NewExpression' || children(expr).some(calls);
}
