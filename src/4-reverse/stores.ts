/**
 * The reverse of arrays that the function makes and writes. Every array has a shadow of adjoints. A store takes the
 * element's adjoint, hands it to what was stored, and leaves 0 behind, since the old element had no further say.
 *
 *     a[i] = v    →   dv += da[i];  da[i] = 0;            a[i] += v   →   dv += da[i];
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { binary, call, literalValue, member, number, ref } from '../ir/build.js';
import { definite, elementOf as elementTypeOf, fieldOf, holdsElements } from '../ir/shapes.js';
import type { Branch, Effect, PathStep, Stage, Store, ValueId } from '../ir/types.js';
import type { Expr } from '../syntax.js';
import { reverseLoad } from './elements.js';
import { adjointOf, contribute, emit, isActive, pathIn, type ReverseContext, throughParents, within } from './context.js';

export function reverseStore(cx: ReverseContext, store: Store): void {
  const { base, path } = rowPath(cx, store.target, store.path);
  if (!cx.facts.active.has(store.target) || isObject(cx, store.value) || isPlaceOfObject(cx, store)) return;
  cx.stage = store.id;
  const element = elementOf(ref(adjointOf(cx, base)), path);
  // What is written outside a typed array is lost, and other keys of an array have no adjoint at first.
  const shadow: Expr = cx.facts.bounded.has(store.id) ? element : { type: 'LogicalExpression', operator: '??', left: element, right: number(0), parens: true };
  if (isActive(cx, store.value)) contribute(cx, store.value.value, shadow, store.adds ?? '+=');
  if (store.adds === undefined) emit(cx, cx.builder.op<Store>({ kind: 'store', target: adjointOf(cx, base), path, value: number(0) }));
  cx.stage = undefined;
}

/** `[a, b]`: each element hands on what its place received. */
export function reverseLiteral(cx: ReverseContext, stage: Stage): void {
  const { expr, result } = stage;
  cx.stage = stage.id;
  const own = rowPath(cx, result, []);
  const handOn = (part: Expr | null, place: string | Expr): void => {
    if (part === null || !isActive(cx, part) || isObject(cx, part)) return;
    const incoming = member(elementOf(ref(adjointOf(cx, own.base)), own.path), place);
    const load = cx.facts.definitions.get(part.value);
    if (load?.gate === 'load' && cx.facts.inside.get(load.id) === stage.id) reverseLoad(cx, load, incoming, '+=');
    else contribute(cx, part.value, incoming);
  };
  if (expr.type === 'ArrayExpression') expr.elements.forEach((element, at) => handOn(element, number(at)));
  if (expr.type === 'ObjectExpression') expr.properties.forEach((part) => part.type === 'Property' && handOn(part.value, part.key.type === 'Identifier' ? part.key.name : part.key));
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

/** `Math.hypot(...xs)`: each element receives its share of the length, and nothing at the origin. */
export function reverseNorm(cx: ReverseContext, stage: Stage): void {
  const [array] = stage.inputs;
  if (!isActive(cx, array)) return;
  if (cx.facts.unsteady.has(stage.id)) refuse('GG2027', stage.span, { method: 'Math.hypot', why: 'the array is written afterwards; take it of a copy' });
  cx.stage = stage.id;
  const { base, path } = rowPath(cx, array.value, []);
  const z = ref(stage.result);
  const ops = within(cx, () => {
    const share = binary('/', ref(adjointOf(cx, stage.result)), z);
    emit(cx, cx.builder.op<Effect>({ kind: 'effect', effect: 'call', expr: call({ type: 'Identifier', name: '%addScaled' }, elementOf(ref(adjointOf(cx, base)), path), array, share) }));
  });
  emit(cx, cx.builder.op<Branch>({ kind: 'branch', cond: binary('!==', z, number(0)), results: [], form: 'if', then: { ops, results: [] }, else: { ops: [], results: [] } }));
  cx.stage = undefined;
}

/** An array or record stays what it is, wherever it is put: it has one shadow. */
function isObject(cx: ReverseContext, expr: Expr): boolean {
  return expr.type === 'Ref' && holdsElements(definite(cx.builder.values[expr.value].type));
}

/** `undefined` takes the place of an array or record, where one was taken away. */
function isPlaceOfObject({ builder }: ReverseContext, { target, path }: Store): boolean {
  const [step, ...more] = path;
  const type = builder.values[target].type;
  const inner = 'index' in step ? elementTypeOf(type, literalValue(step.index)) : fieldOf(type, step.field)?.type;
  return more.length === 0 && inner !== undefined && holdsElements(definite(inner));
}

/** `a.indexOf(top)`, kept in the forward pass. */
function isPlaceOf(expr: Expr, value: ValueId): boolean {
  return expr.type === 'CallExpression' && expr.callee.type === 'MemberExpression' && expr.callee.property.type === 'Identifier' && expr.callee.property.name === 'indexOf'
    && expr.arguments[0].type === 'Ref' && expr.arguments[0].value === value;
}

/** The way from the array that a row belongs to. */
function rowPath(cx: ReverseContext, value: ValueId, path: readonly PathStep[]): { base: ValueId; path: readonly PathStep[] } {
  const row = cx.facts.found.has(value) ? undefined : cx.facts.definitions.get(value);
  const outer = row?.gate === 'load' ? pathIn(cx, row) : throughParents(cx, { base: value, steps: [] });
  return outer === undefined ? { base: value, path } : { base: outer.base, path: [...outer.steps.map(({ step }) => step), ...path] };
}

function elementOf(base: Expr, path: readonly PathStep[]): Expr {
  return path.reduce<Expr>((object, step) => ('index' in step ? member(object, step.index) : member(object, step.field)), base);
}
