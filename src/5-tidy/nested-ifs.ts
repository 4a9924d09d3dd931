/**
 * Backward branches of which one arm does nothing: the other one comes first, and conditions that stand alone inside each
 * other are asked at once. Takes branches that hand on nothing, changes no number.
 *
 *     if (a) {} else { if (b) {} else { dx += dy } }   →   if (!a && !b) dx += dy
 */
import type { Branch, Op, Region } from '../ir/types.js';
import type { Expr } from '../syntax.js';

export function nestedIfs(region: Region): Region {
  return { ops: region.ops.map(each), results: region.results };
}

function each(op: Op): Op {
  if (op.kind === 'loop') return { ...op, body: nestedIfs(op.body) };
  if (op.kind !== 'branch') return op;
  const whole: Branch = { ...op, then: nestedIfs(op.then), else: nestedIfs(op.else) };
  // Only what goes back through a branch of the user: other conditions belong to a stage, and to its comment.
  if (whole.mirror === undefined || whole.results.length > 0) return whole;
  const first = whole.then.ops.length > 0 ? whole : { ...whole, cond: opposite(whole.cond), then: whole.else, else: whole.then };
  const [inner] = first.then.ops;
  const alone = first.else.ops.length === 0 && first.then.ops.length === 1;
  if (!alone || inner.kind !== 'branch' || inner.mirror === undefined || inner.else.ops.length > 0) return first;
  return { ...first, cond: { type: 'LogicalExpression', operator: '&&', left: first.cond, right: inner.cond }, then: inner.then };
}

/** Exactly what doesn't hold where `cond` does: for `NaN` a comparison and its reverse are both false. */
export function opposite(cond: Expr): Expr {
  if (cond.type === 'UnaryExpression' && cond.operator === '!') return cond.argument;
  if (cond.type === 'BinaryExpression' && cond.operator === '===') return { ...cond, operator: '!==' };
  if (cond.type === 'BinaryExpression' && cond.operator === '!==') return { ...cond, operator: '===' };
  return { type: 'UnaryExpression', operator: '!', argument: { ...cond, parens: undefined } };
}
