/**
 * The call of a unit, with what is taken out of what it gives.
 *
 *     const { value: half, cache: halfCache } = powerForward(x, m);
 */
import { member, ref } from '../ir/build.js';
import type { Op, Stage, Store } from '../ir/types.js';
import { exprsOf, refsOf, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { print } from './expression.js';
import type { Shape } from './statements.js';

export interface CallText {
  readonly text: string;
  /** How comments cite it. */
  readonly cited: string;
  /** What is printed with it: the stages that take it apart, and where the cache is recorded. */
  readonly takers: readonly Op[];
}

/**
 * `undefined` where one variable is declared and another one only assigned: then each has a statement of its own, unless
 * the cache goes straight into its tape: `({ value: y, cache: yCaches[i] } = powerForward(y, 2));`.
 */
export function callText(call: Stage, ops: readonly Op[], shape: Shape): CallText | undefined {
  const takers = ops.filter((op): op is Stage => op.kind === 'stage' && op.expr.type === 'MemberExpression' && op.expr.object.type === 'Ref' && op.expr.object.value === call.result);
  const read = takers.filter((taker) => shape.read.has(taker.result));
  const declared = read.map((taker) => {
    const declaration = shape.declarations.get(shape.shared(taker.result));
    return declaration?.how === 'with' && declaration.op === taker.id ? declaration.kind : undefined;
  });
  const right = print(call.expr, shape.spelling);
  const name = (taker: Stage): string => shape.spelling.value(taker.result);
  const value = read.find(({ gate }) => gate !== 'cache');
  const cited = value === undefined ? right : `${name(value)} = ${right}`;
  if (read.length === 0) return { text: `${right};`, cited, takers };
  const pattern = `{ ${read.map((taker) => `${taker.gate === 'cache' ? 'cache' : 'value'}: ${name(taker)}`).join(', ')} } = ${right}`;
  if (declared.every((kind) => kind === undefined)) return { text: `(${pattern});`, cited, takers };
  if (declared.some((kind) => kind === undefined)) {
    const kept = read.length === 2 && value !== undefined && declared[read.indexOf(value)] === undefined ? keeping(read.find(({ gate }) => gate === 'cache')!, ops, shape) : undefined;
    if (kept === undefined || refsOf(kept.place).some((each) => shape.shared(each) === shape.shared(value!.result))) return undefined;
    return { text: `({ value: ${name(value!)}, cache: ${print(kept.place, shape.spelling)} } = ${right});`, cited, takers: [...takers, kept.store] };
  }
  return { text: `${declared.includes('let') ? 'let' : 'const'} ${pattern};`, cited, takers };
}

/** The element of a tape that a cache goes into, and nowhere else. */
function keeping(cache: Stage, ops: readonly Op[], shape: Shape): { readonly store: Op; readonly place: Expr } | undefined {
  const own = shape.shared(cache.result);
  let reads = 0;
  visitOps(ops, (op) => exprsOf(op).forEach((expr) => refsOf(expr).forEach((each) => shape.shared(each) === own && reads++)));
  const store = ops.find((op): op is Store => op.kind === 'store' && op.path.length === 1 && op.value.type === 'Ref' && shape.shared(op.value.value) === own);
  const step = store?.path[0];
  return reads === 1 && store !== undefined && step !== undefined && 'index' in step ? { store, place: member(ref(store.target), step.index) } : undefined;
}
