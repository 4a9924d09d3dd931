/**
 * A derivative of the user's own: the pullback of a unit, staged into a list of its own behind the function. It is given
 * the parameters as they came in, the value and the gradient on it, and what it returns goes back to the parameters.
 *
 *     function clipBack(x: number, value: number, dvalue: number) { return { dx: Math.max(-1, Math.min(1, dvalue)) }; }
 *       →   %4 = max(…)   with %3 for the gradient;   dx is %4
 */
import { copyOf, member, ref } from '../ir/build.js';
import { definite, holdsElements, shapeOf } from '../ir/shapes.js';
import type { Func, Op, Stage, Value } from '../ir/types.js';
import { hasShadow } from '../ir/units.js';
import { readsOf, refsOf } from '../ir/walk.js';
import type { Expr, FunctionNode, Property, Ref, SpreadElement } from '../syntax.js';
import { bind } from './assign.js';
import type { Context } from './context.js';
import type { Held } from './scope.js';
import { list } from './statements.js';

/** What ends the staging of a function: holes settled, pruned, its result an expression. */
export type Finish = (cx: Context) => { readonly ops: readonly Op[]; readonly result: Expr };

/** `cx` is a context for the rule, whose builder goes on from that of the function. */
export function withRule(cx: Context, func: Func, rule: FunctionNode, finish: Finish): Func {
  const { builder } = cx;
  const { name, params } = func;
  const kept: Stage[] = [];
  const value = held(func.result, (array) => {
    // What is returned is the caller's: the rule has a copy of its own.
    const { type } = builder.values[array.value];
    const copy = builder.value({ type, origin: 'stage', hint: kept.length === 0 ? `${name}Value` : `${name}Value${kept.length + 1}` });
    kept.push(builder.op<Stage>({ kind: 'stage', gate: null, inputs: [], result: copy, expr: copyOf(shapeOf(definite(type))!, array) }));
    return ref(copy);
  }, builder.values);
  const own: Func = { ...func, values: builder.values.slice(), nextOp: builder.nextOp };
  const seed = builder.value({ type: func.resultType, origin: 'adjoint', hint: `d${name}` });
  const given: Held[] = [...params.map((param): Held => ({ kind: 'atom', atom: ref(param.value) })), value, { kind: 'atom', atom: ref(seed) }];
  rule.params.forEach(({ target }, at) => bind(cx, target, given[at], {}));
  list(cx, rule.body, {});
  const { ops, result } = finish(cx);
  const read = new Set([...readsOf(ops), ...refsOf(result)]);
  const gradients = params.flatMap((param) => {
    const gradient = fieldOf(result, `d${param.name}`, rule);
    if (gradient === undefined) return [];
    const made = gradient.type === 'Ref' && gradient.value > seed ? builder.values[gradient.value] : undefined;
    const hint = hasShadow(param.type) ? `d${param.name}Part` : `d${param.name}`;
    if (made !== undefined && made.variable === undefined) builder.values[made.id] = { ...made, hint };
    return [{ param: param.value, gradient }];
  });
  return {
    ...own, body: { ops: [...func.body.ops, ...kept.filter((stage) => read.has(stage.result))], results: func.body.results },
    pullback: { ops, gradients, seed, values: builder.values, nextOp: builder.nextOp },
  };
}

/** What the function gave, as its rule sees it: numbers as they are, copies of arrays. */
function held(expr: Expr, copied: (array: Ref) => Expr, values: readonly Value[]): Held {
  if (expr.type === 'ObjectExpression' || expr.type === 'ArrayExpression') {
    const parts = expr.type === 'ArrayExpression'
      ? expr.elements.map((each, at) => [String(at), each!] as const)
      : expr.properties.map((property) => [keyOf(property), (property as Property).value] as const);
    return { kind: 'parts', shape: expr.type === 'ArrayExpression' ? 'tuple' : 'record', parts: new Map(parts.map(([key, part]) => [key, held(part, copied, values)])) };
  }
  return { kind: 'atom', atom: expr.type === 'Ref' && holdsElements(definite(values[expr.value].type)) ? copied(expr) : expr };
}

function keyOf(property: Property | SpreadElement): string {
  if (property.type === 'Property' && property.key.type === 'Identifier') return property.key.name;
  if (property.type === 'Property' && property.key.type === 'Literal') return String(property.key.value);
  throw new Error('a key that is no name');
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
