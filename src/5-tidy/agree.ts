/**
 * An adjoint that gets the same value in both arms of a branch gets it before the branch.
 *
 *     if (w > 1) { ds = df; dw += … } else { ds = df; }     →     ds = df;  if (w > 1) { dw += … }
 */
import { literalValue } from '../ir/build.js';
import type { Branch, Op, Region, Stage } from '../ir/types.js';
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
  const { targets, defines } = usesOf([...op.then.ops, ...op.else.ops]);
  const isMovable = (stage: Stage): boolean => {
    const source = copied(stage.expr);
    if (targets.has(stage.result)) return false;
    return source.type === 'Ref' ? !targets.has(source.value) && !defines.has(source.value) : literalValue(source) !== undefined;
  };
  const once = (ops: readonly Op[], { result }: Stage): Op | undefined => {
    const defining = ops.filter((each) => usesOf([each]).defines.has(result));
    return defining.length === 1 ? defining[0] : undefined;
  };
  const moved = op.then.ops.filter((first): first is Stage => {
    if (first.kind !== 'stage' || !isMovable(first) || once(op.then.ops, first) !== first) return false;
    const second = once(op.else.ops, first);
    return second?.kind === 'stage' && isSame(copied(first.expr), copied(second.expr));
  });
  const rest = ({ ops, results }: Region): Region => ({ ops: ops.filter((each) => each.kind !== 'stage' || !moved.some(({ result }) => result === each.result)), results });
  return [...moved, { ...op, then: rest(op.then), else: rest(op.else) }];
}

/** `1 * x`, as lecture style writes it, is `x`. */
function copied(expr: Expr): Expr {
  return expr.type === 'BinaryExpression' && expr.operator === '*' && literalValue(expr.left) === 1 ? expr.right : expr;
}

function isSame(a: Expr, b: Expr): boolean {
  if (a.type === 'Ref' || b.type === 'Ref') return a.type === 'Ref' && b.type === 'Ref' && a.value === b.value;
  return literalValue(a) !== undefined && Object.is(literalValue(a), literalValue(b));
}
