/**
 * Stores that are the first to touch their element. Such a store needn't leave 0 behind in the backward pass: nothing that
 * goes back after it asks for the element's adjoint.
 *
 *     const e = new Array(n); for (…) e[i] = f(x[i])      →   dv = de[i]      and no `de[i] = 0`
 *
 * What has no derivative (a zero that was there before, a number that is read and rounded) doesn't count as a touch: it asks
 * for nothing on the way back.
 */
import { definite, holdsElements } from '../ir/shapes.js';
import type { Func, Op, OpId, Stage, Store, ValueId } from '../ir/types.js';
import { exprsOf, refsOf, visitOps } from '../ir/walk.js';
import { fieldName } from '../ir/paths.js';
import { literalValue } from '../ir/build.js';
import type { Expr } from '../syntax.js';
import type { Memory } from './memory.js';
import type { Places } from './places.js';

export function firstWrites(func: Func, { definitions }: Places, memory: Memory, active: ReadonlySet<ValueId>): ReadonlySet<OpId> {
  const stores: Store[] = [];
  const touches: { readonly op: Op; readonly base: ValueId }[] = [];
  const isObject = (value: ValueId): boolean => holdsElements(definite(func.values[value].type));
  visitOps(func.body.ops, (op) => {
    if (op.kind === 'store') {
      if (op.adds === undefined && op.path.length === 1 && 'index' in op.path[0] && !refsOf(op.value).some(isObject)) stores.push(op);
      if (op.adds !== undefined || refsOf(op.value).some((value) => active.has(value) && !isObject(value))) touches.push({ op, base: op.target });
    }
    // A row that is looked up is not touched yet.
    if (op.kind !== 'stage' || (op.gate === 'load' && (!active.has(op.result) || isObject(op.result))) || isLength(op)) return;
    for (const base of new Set(exprsOf(op).flatMap((expr) => refsOf(expr)).filter(isObject))) touches.push({ op, base });
  });
  return new Set(stores.filter((store) => beginsEmpty(store) && !touches.some(({ op, base }) => memory.follows(store, op, base))).map(({ id }) => id));

  /** The array was made without anything that has a derivative. */
  function beginsEmpty({ target }: Store): boolean {
    const [object, ...others] = memory.objects.of(target);
    const made = object?.source === undefined || object.given ? undefined : definitions.get(object.source);
    return made?.gate === 'alloc' && others.length === 0 && isEmpty(made.expr) && !refsOf(made.expr).some(isObject);
  }
}

function isLength({ gate, expr }: Stage): boolean {
  return gate === null && expr.type === 'MemberExpression' && fieldName(expr) === 'length';
}

/** `[]`, `new Array(n)`, either filled with a number that is written there, or rows of such. */
function isEmpty(expr: Expr): boolean {
  if (expr.type === 'ArrayExpression') return expr.elements.length === 0;
  if (expr.type === 'NewExpression') return true;
  if (expr.type !== 'CallExpression') return false;
  if (expr.callee.type === 'Identifier') return expr.callee.name.startsWith('%rows:');
  return expr.callee.type === 'MemberExpression' && fieldName(expr.callee) === 'fill' && expr.callee.object.type === 'NewExpression' && literalValue(expr.arguments[0]) !== undefined && expr.arguments.length === 1;
}
