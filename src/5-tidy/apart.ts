/**
 * Whether two loops can be walked in one: what an iteration of the one changes is not what another iteration of the other
 * one reads or changes. And whether what stands between them doesn't mind.
 *
 *     for (i …) { dw[i] += a; ds += b }   and   for (i …) { ds += c; dx[i] = dw[i] }      can
 */
import type { Loop, Op, ValueId } from '../ir/types.js';
import { goesBack } from '../ir/units.js';
import { children, exprsOf, refsOf, regionsOf, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { usesOf } from './uses.js';

/** `known`: what is dealt with elsewhere. */
export function isApart(first: Loop, second: Loop, known: ValueId): boolean {
  if (!isSimple(first) || !isSimple(second)) return false;
  const [a, b] = [usesOf([first]), usesOf([second])];
  const touched = [...new Set([...a.targets, ...b.targets])].filter((value) => {
    const inFirst = a.targets.has(value) || a.mentions.has(value);
    return value !== known && inFirst && (b.targets.has(value) || b.mentions.has(value));
  });
  return touched.every((value) => [first, second].every((loop) => isOnlyAdded(loop, value)) || [first, second].every((loop) => isLocal(loop, value)));
}

/** What stands between can as well come before. */
export function independent(first: Loop, between: readonly Op[]): boolean {
  const own = usesOf([first]);
  const { mentions, targets, defines } = usesOf(between);
  return between.every(isSimple) && [...targets, ...defines].every((value) => !own.mentions.has(value) && !own.targets.has(value)) && [...own.targets].every((value) => !mentions.has(value));
}

/** No calls for their effect, none that add to what they are handed, no jumps. */
function isSimple(op: Op): boolean {
  let simple = true;
  visitOps([op], (each) => (simple &&= each.kind !== 'effect' && each.kind !== 'jump' && each.kind !== 'block' && !(each.kind === 'stage' && goesBack(each.expr))));
  return simple;
}

function isOnlyAdded(loop: Loop, value: ValueId): boolean {
  let only = true;
  visitOps([loop], (op) => {
    if (op.kind === 'store' && op.target === value) only = false;
  });
  return only && !usesOf([loop]).reads.has(value);
}

/** Each mention is of the element at the loop's counter. */
function isLocal(loop: Loop, value: ValueId): boolean {
  const [counter] = loop.params;
  const isCounter = (expr: Expr): boolean => expr.type === 'Ref' && expr.value === counter;
  const fits = (expr: Expr): boolean => {
    if (!refsOf(expr).includes(value)) return true;
    if (expr.type === 'Ref') return false;
    if (expr.type === 'MemberExpression' && expr.object.type === 'Ref' && expr.object.value === value) return expr.computed && isCounter(expr.property);
    return children(expr).every(fits);
  };
  const isFine = (op: Op): boolean => {
    if ((op.kind === 'add' || op.kind === 'store') && op.target === value && !(op.path.length > 0 && 'index' in op.path[0] && isCounter(op.path[0].index))) return false;
    return exprsOf(op).every(fits) && regionsOf(op).every((inner) => inner.ops.every(isFine) && inner.results.every(fits));
  };
  return isFine(loop);
}
