/**
 * An adjoint that gets the same value in both arms of a branch gets it before the branch.
 *
 *     if (w > 1) { ds = df; dw += … } else { ds = df; }     →     ds = df;  if (w > 1) { dw += … }
 */
import { literalValue } from '../ir/build.js';
import type { Branch, Op, Region, Stage, ValueId } from '../ir/types.js';
import { visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { usesOf } from './uses.js';

export function agree(region: Region): Region {
  const ops = region.ops.flatMap((op): readonly Op[] => {
    if (op.kind === 'branch') return branch({ ...op, then: agree(op.then), else: agree(op.else) });
    if (op.kind !== 'loop') return [op];
    // The step of a loop is known by its place.
    const main = agree({ ops: op.body.ops.slice(0, op.stepFrom), results: [] }).ops;
    return [{ ...op, body: { ...op.body, ops: [...main, ...op.body.ops.slice(op.stepFrom)] }, stepFrom: main.length }];
  });
  return { ops, results: region.results };
}

function branch(op: Branch): readonly Op[] {
  const others = new Map(op.else.ops.flatMap((each) => (each.kind === 'stage' ? [[each.result, each] as const] : [])));
  const alike = op.then.ops.filter((each): each is Stage => {
    const other = each.kind === 'stage' ? others.get(each.result) : undefined;
    return each.kind === 'stage' && other !== undefined && isSame(copied(each.expr), copied(other.expr));
  });
  if (alike.length === 0) return [op];
  const [then, otherwise] = [usesOf(op.then.ops), usesOf(op.else.ops)];
  const changes = (value: ValueId): boolean => then.targets.has(value) || otherwise.targets.has(value);
  const moved = alike.filter(({ result, expr }) => {
    const source = copied(expr);
    return !changes(result) && (source.type !== 'Ref' || !(changes(source.value) || then.defines.has(source.value) || otherwise.defines.has(source.value)))
      && [op.then, op.else].every(({ ops }) => definitions(ops, result) === 1);
  });
  const rest = ({ ops, results }: Region): Region => ({ ops: ops.filter((each) => each.kind !== 'stage' || !moved.some(({ result }) => result === each.result)), results });
  return [...moved, { ...op, then: rest(op.then), else: rest(op.else) }];
}

function definitions(ops: readonly Op[], value: ValueId): number {
  let count = 0;
  visitOps(ops, (op) => {
    if (op.kind === 'stage' && op.result === value) count++;
  });
  return count;
}

/** `1 * x`, as lecture style writes it, is `x`. */
export function copied(expr: Expr): Expr {
  return expr.type === 'BinaryExpression' && expr.operator === '*' && literalValue(expr.left) === 1 ? expr.right : expr;
}

function isSame(a: Expr, b: Expr): boolean {
  if (a.type === 'Ref' || b.type === 'Ref') return a.type === 'Ref' && b.type === 'Ref' && a.value === b.value;
  return literalValue(a) !== undefined && Object.is(literalValue(a), literalValue(b));
}
