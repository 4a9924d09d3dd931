/**
 * A derivative of the user's own: the pullback of a unit, staged into a list of its own behind the function. It is given
 * the parameters as they came in, the value and the gradient on it, and what it returns goes back to the parameters.
 *
 *     function clipBack(x: number, value: number, dvalue: number) { return { dx: Math.max(-1, Math.min(1, dvalue)) }; }
 *       →   %4 = max(…)   with %3 for the gradient;   dx is %4
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { copyOf, member, ref } from '../ir/build.js';
import { definite, holdsElements, shapeOf } from '../ir/shapes.js';
import type { Func, Op, Pullback, Stage, ValueId } from '../ir/types.js';
import { mapRegion, readsOf, refsOf, substitute, visitOps } from '../ir/walk.js';
import type { Expr, FunctionNode } from '../syntax.js';
import { bind } from './assign.js';
import type { Context } from './context.js';
import { list } from './statements.js';

/** What ends the staging of a function: holes settled, pruned, its result an expression. */
export type Finish = (cx: Context) => { readonly ops: readonly Op[]; readonly result: Expr };

/** `cx` is a context for the rule, whose builder goes on from that of the function. */
export function withRule(cx: Context, func: Func, rule: FunctionNode, finish: Finish): Func {
  const { builder } = cx;
  const { name, params, resultType } = func;
  const isArray = holdsElements(definite(resultType));
  // What is returned is the caller's: the rule has a copy of its own.
  const value = builder.value({ type: resultType, origin: 'stage', hint: isArray ? `${name}Value` : name, span: func.span });
  const keeping = builder.op<Stage>({ kind: 'stage', gate: null, inputs: [], result: value, expr: isArray ? copyOf(shapeOf(definite(resultType))!, func.result) : func.result });
  const before = builder.values.length;
  const own: Func = { ...func, values: builder.values.slice(), nextOp: builder.nextOp };
  const seed = builder.value({ type: resultType, origin: 'adjoint', hint: `d${name}`, of: isArray ? undefined : value });
  const given = [...params.map((param) => param.value), value, seed];
  rule.params.forEach(({ target }, at) => bind(cx, target, { kind: 'atom', atom: ref(given[at]) }, {}));
  list(cx, rule.body, {});
  const { ops, result } = finish(cx);
  refuseWrites(ops, new Set(given), name, func);
  const pullback = (region: { readonly ops: readonly Op[]; readonly result: Expr }): Pullback => ({
    ops: region.ops, seed, values: builder.values, nextOp: builder.nextOp,
    gradients: params.flatMap((param) => {
      const gradient = fieldOf(region.result, `d${param.name}`, rule);
      return gradient === undefined ? [] : [{ param: param.value, gradient }];
    }),
  });
  const read = new Set([...readsOf(ops), ...refsOf(result)]);
  if (!read.has(value)) return { ...own, pullback: pullback({ ops, result }) };
  if (isArray) return { ...own, body: { ops: [...func.body.ops, keeping], results: func.body.results }, pullback: pullback({ ops, result }) };
  const asReturned = (expr: Expr): Expr => substitute(expr, (each) => (each === value ? func.result : undefined));
  if (before !== value + 1) throw new Error('the value of a rule stands last');
  return { ...own, pullback: pullback({ ops: mapRegion({ ops, results: [] }, asReturned).ops, result: asReturned(result) }) };
}

/** What the rule returns for one parameter. */
function fieldOf(result: Expr, key: string, { resultType }: FunctionNode): Expr | undefined {
  if (result.type === 'ObjectExpression') {
    const found = result.properties.find((property) => property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === key);
    return found?.type === 'Property' ? found.value : undefined;
  }
  const known = definite(resultType);
  return known.kind === 'record' && known.fields.some(({ name }) => name === key) ? member(result, key) : undefined;
}

/** What a rule is given belongs to others: the caller's arrays, the gradient that others read. */
function refuseWrites(ops: readonly Op[], given: ReadonlySet<ValueId>, name: string, { span }: Func): void {
  const parts = new Set(given);
  visitOps(ops, (op) => {
    if (op.kind === 'stage' && op.gate === 'load') refsOf(op.inputs[0] ?? op.expr).forEach((base) => parts.has(base) && parts.add(op.result));
    if (op.kind === 'loop') op.inits.forEach((init, at) => refsOf(init).forEach((base) => parts.has(base) && [op.params[at], op.results[at]].forEach((each) => parts.add(each))));
    if (op.kind === 'store' && parts.has(op.target)) refuse('GG2028', op.span ?? span, { name, why: 'the rule writes into what it is given' });
  });
}
