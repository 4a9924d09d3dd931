/**
 * Conditions whose outcome is known: comparisons of literals, and what follows from them. Takes a condition in which
 * exit codes have been replaced by what they are, gives the shortest condition that is true in the same cases.
 *
 *     2 === 0 && x > 1   →   false            0 === 0 && x > 1   →   x > 1
 */
import type { Expr } from '../syntax.js';

const TRUE: Expr = { type: 'Literal', value: true, raw: 'true' };
const FALSE: Expr = { type: 'Literal', value: false, raw: 'false' };

export function decide(cond: Expr): Expr {
  if (cond.type === 'UnaryExpression' && cond.operator === '!') {
    const inner = decide(cond.argument);
    const known = outcome(inner);
    return known === undefined ? (inner === cond.argument ? cond : { ...cond, argument: { ...inner, parens: cond.argument.parens } }) : truth(!known);
  }
  if (cond.type === 'BinaryExpression' && (cond.operator === '===' || cond.operator === '!==')) {
    const { left, right } = cond;
    if (left.type !== 'Literal' || right.type !== 'Literal' || typeof left.value !== typeof right.value) return cond;
    return truth((left.value === right.value) === (cond.operator === '==='));
  }
  if (cond.type !== 'LogicalExpression' || cond.operator === '??') return cond;
  const left = decide(cond.left);
  const right = decide(cond.right);
  const decisive = cond.operator === '||';
  if (outcome(left) === decisive || (outcome(right) === decisive && outcome(left) !== undefined)) return truth(decisive);
  if (outcome(left) === !decisive) return right;
  if (outcome(right) === !decisive) return left;
  return left === cond.left && right === cond.right ? cond : { ...cond, left, right };
}

/** What a condition comes to, where that is known. */
export function outcome(cond: Expr): boolean | undefined {
  return cond.type === 'Literal' && typeof cond.value === 'boolean' ? cond.value : undefined;
}

function truth(value: boolean): Expr {
  return value ? TRUE : FALSE;
}

/** The values that must be 0 where the condition holds: exit codes, `exit === 0 && …`. */
export function zerosOf(cond: Expr): readonly number[] {
  if (cond.type === 'LogicalExpression' && cond.operator === '&&') return [...zerosOf(cond.left), ...zerosOf(cond.right)];
  if (cond.type !== 'BinaryExpression' || cond.operator !== '===' || cond.left.type !== 'Ref') return [];
  return cond.right.type === 'Literal' && cond.right.value === 0 ? [cond.left.value] : [];
}
