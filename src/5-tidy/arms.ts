/**
 * The arms of a backward branch, as they read where the arms of its forward branch end.
 *
 *     if (c) { y = e }  …  if (c) dx += f(y)     →     then: dx += f(e's value)
 *
 * There a result of the branch is what the arm hands out. `undefined` where the two don't ask the same.
 */
import type { Branch, Op, Region } from '../ir/types.js';
import { exprText } from '../ir/text.js';
import { mapExprs, substitute } from '../ir/walk.js';
import type { BinaryOperator, Expr } from '../syntax.js';

const OPPOSITE: Partial<Readonly<Record<BinaryOperator, BinaryOperator>>> = { '==': '!=', '!=': '==', '===': '!==', '!==': '===' };

export function armsOf(branch: Branch, back: Branch): { readonly then: readonly Op[]; readonly else: readonly Op[] } | undefined {
  const as = (from: Region, to: Region): readonly Op[] => from.ops.map((op) => mapExprs(op, (expr) => substitute(expr, (value) => to.results[branch.results.indexOf(value)])));
  const asked = textOf(back.cond);
  if (asked === textOf(branch.cond)) return { then: as(back.then, branch.then), else: as(back.else, branch.else) };
  const other = opposite(branch.cond);
  if (other === undefined || asked !== textOf(other)) return undefined;
  return { then: as(back.else, branch.then), else: as(back.then, branch.else) };
}

/** Exactly what doesn't hold where `cond` does, also for `NaN`. */
function opposite(cond: Expr): Expr | undefined {
  if (cond.type === 'UnaryExpression' && cond.operator === '!') return cond.argument;
  const operator = cond.type === 'BinaryExpression' ? OPPOSITE[cond.operator] : undefined;
  return cond.type === 'BinaryExpression' && operator !== undefined ? { ...cond, operator } : undefined;
}

function textOf(expr: Expr): string {
  return exprText(expr, (value) => `%${value}`);
}
