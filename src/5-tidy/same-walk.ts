/**
 * Whether two backward loops walk the same numbers: by headers that say the same, where an array that keeps its length is
 * as long as it was made.
 *
 *     const e = new Array(x.length);      for (let i = e.length - 1; …)   and   for (let i = x.length - 1; …)
 */
import type { Facts } from '../ir/facts.js';
import { fieldName } from '../ir/paths.js';
import { ref } from '../ir/build.js';
import type { Loop } from '../ir/types.js';
import { substitute } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

export function sameWalk(first: Loop, second: Loop, facts: Facts): boolean {
  if (![first, second].every((loop) => isPlain(loop))) return false;
  const renamed = (expr: Expr): Expr => substitute(expr, (value) => (value === first.params[0] ? ref(second.params[0]) : undefined));
  const step = (loop: Loop): Expr | undefined => {
    const last = loop.body.ops[loop.stepFrom];
    return last.kind === 'stage' ? last.expr : undefined;
  };
  const pairs: (readonly [Expr | undefined, Expr | undefined])[] = [[first.inits[0], second.inits[0]], [first.test!, second.test!], [step(first), step(second)]];
  return pairs.every(([a, b]) => a !== undefined && b !== undefined && textOf(spelled(renamed(a), facts)) === textOf(spelled(b, facts)));
}

/** Nothing but a counter goes from one iteration to the next. */
function isPlain(loop: Loop): boolean {
  return loop.mirror !== undefined && loop.params.length === 1 && loop.form === 'for' && loop.head.length === 0 && loop.exit === undefined
    && loop.test !== null && loop.body.ops.length === loop.stepFrom + 1;
}

/** With each length as that of the array that was there first. */
function spelled(expr: Expr, facts: Facts): Expr {
  if (expr.type === 'BinaryExpression') return { ...expr, left: spelled(expr.left, facts), right: spelled(expr.right, facts) };
  if (expr.type === 'Ref') {
    const stage = facts.definitions.get(expr.value);
    const isLength = stage?.gate === null && stage.expr.type === 'MemberExpression' && fieldName(stage.expr) === 'length' && !facts.unsteady.has(stage.id);
    return isLength ? spelled(stage.expr, facts) : expr;
  }
  if (expr.type !== 'MemberExpression' || fieldName(expr) !== 'length' || expr.object.type !== 'Ref' || !facts.lasting.has(expr.object.value)) return expr;
  const made = facts.definitions.get(expr.object.value)?.expr;
  const size = made?.type === 'NewExpression' && made.callee.type === 'Identifier' && (made.callee.name === 'Array' || made.callee.name === 'Float64Array') && made.arguments.length === 1 ? made.arguments[0] : undefined;
  // `new Float64Array(xs)` is a copy of an array.
  const counts = size?.type === 'Literal' || (size?.type === 'Ref' && facts.definitions.get(size.value)?.gate === null);
  return size !== undefined && counts ? spelled(size, facts) : expr;
}

function textOf(expr: Expr): string {
  return JSON.stringify(expr, (key, value: unknown) => (key === 'span' || key === 'parens' || key === 'raw' ? undefined : value));
}
