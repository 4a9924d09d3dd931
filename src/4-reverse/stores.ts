/**
 * The reverse of arrays that the function makes and writes. Every array has a shadow of adjoints. A store takes the
 * element's adjoint, hands it to what was stored, and leaves 0 behind, since the old element had no further say.
 *
 *     a[i] = v    →   dv += da[i];  da[i] = 0;            a[i] += v   →   dv += da[i];
 */
import { binary, call, member, number, ref } from '../ir/build.js';
import { pathOf } from '../ir/paths.js';
import type { Branch, Effect, PathStep, Stage, Store, ValueId } from '../ir/types.js';
import type { Expr } from '../syntax.js';
import { adjointOf, contribute, emit, isActive, type ReverseContext, within } from './context.js';
import { inLoop, zerosOfOwn } from './shadows.js';

export function reverseStore(cx: ReverseContext, store: Store): void {
  const { base, path } = rowPath(cx, store.target, store.path);
  if (!cx.facts.active.has(base)) return;
  cx.stage = store.id;
  const element = elementOf(ref(adjointOf(cx, base)), path);
  // What is written outside a typed array is lost, and other keys of an array have no adjoint at first.
  const shadow: Expr = cx.facts.bounded.has(store.id) ? element : { type: 'LogicalExpression', operator: '??', left: element, right: number(0), parens: true };
  if (isActive(cx, store.value)) contribute(cx, store.value.value, shadow, store.adds ?? '+=');
  if (store.adds === undefined) emit(cx, cx.builder.op<Store>({ kind: 'store', target: adjointOf(cx, base), path, value: number(0) }));
  cx.stage = undefined;
}

/** The shadow of an array that each iteration makes anew begins where the iteration goes back. */
export function reverseStart(cx: ReverseContext, stage: Stage): void {
  const { result } = stage;
  if (cx.facts.active.has(result) && inLoop(result, cx.facts)) emit(cx, cx.builder.plain(adjointOf(cx, result), zerosOfOwn(result, cx.func, cx.facts)));
}

/** `[a, b]`: each element hands on what its place received. */
export function reverseLiteral(cx: ReverseContext, stage: Stage): void {
  cx.stage = undefined;
  // The shadow belongs here, where the array begins: it is not made anew in a loop that only uses it.
  emit(cx, cx.builder.op<Effect>({ kind: 'effect', effect: 'call', expr: ref(adjointOf(cx, stage.result)) }));
  if (stage.expr.type !== 'ArrayExpression') return;
  cx.stage = stage.id;
  stage.expr.elements.forEach((element, at) => {
    if (element !== null && isActive(cx, element)) contribute(cx, element.value, member(ref(adjointOf(cx, stage.result)), number(at)));
  });
  cx.stage = undefined;
}

/** `Math.max(...xs)`: the whole gradient goes to the first winner; to nobody where there is none, or where it is NaN. */
export function reverseExtreme(cx: ReverseContext, stage: Stage): void {
  const [array] = stage.inputs;
  if (!isActive(cx, array)) return;
  cx.stage = stage.id;
  const kept = [...cx.facts.definitions].find(([, { gate, expr }]) => gate === null && isPlaceOf(expr, stage.result))?.[0];
  const at = kept ?? cx.builder.value({ type: { kind: 'number' }, origin: 'local', hint: 'at' });
  if (kept === undefined) emit(cx, cx.builder.plain(at, call(member(array, 'indexOf'), ref(stage.result))));
  const { base, path } = rowPath(cx, array.value, [{ index: ref(at) }]);
  const ops = within(cx, () => contribute(cx, base, ref(adjointOf(cx, stage.result)), '+=', path));
  emit(cx, cx.builder.op<Branch>({ kind: 'branch', cond: binary('>=', ref(at), number(0)), results: [], form: 'if', then: { ops, results: [] }, else: { ops: [], results: [] } }));
  cx.stage = undefined;
}

/** `a.indexOf(top)`, kept in the forward pass. */
function isPlaceOf(expr: Expr, value: ValueId): boolean {
  return expr.type === 'CallExpression' && expr.callee.type === 'MemberExpression' && expr.callee.property.type === 'Identifier' && expr.callee.property.name === 'indexOf'
    && expr.arguments[0].type === 'Ref' && expr.arguments[0].value === value;
}

/** The way from the array that a row belongs to. */
function rowPath(cx: ReverseContext, value: ValueId, path: readonly PathStep[]): { base: ValueId; path: readonly PathStep[] } {
  const row = cx.facts.definitions.get(value);
  const outer = row?.gate === 'load' ? pathOf(row, cx.facts.definitions) : undefined;
  return outer === undefined ? { base: value, path } : { base: outer.base, path: [...outer.steps.map(({ step }) => step), ...path] };
}

function elementOf(base: Expr, path: readonly PathStep[]): Expr {
  return path.reduce<Expr>((object, step) => ('index' in step ? member(object, step.index) : member(object, step.field)), base);
}
