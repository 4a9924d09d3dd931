/**
 * The shadows of arrays and records that are known only when the program runs. Each such object has one shadow, which
 * is found by the object itself, so that names may be exchanged at will.
 *
 *     [prev, next] = [next, prev];   →   const dprev = shadowOf(shadows, prev);   in each backward iteration
 */
import { call, ref } from '../ir/build.js';
import type { Facts } from '../ir/facts.js';
import { keyOf, pathOf } from '../ir/paths.js';
import { definite, isMatrix, isRowOfNumbers, type Shape, shapeOf } from '../ir/shapes.js';
import type { Effect, Func, Op, ValueId } from '../ir/types.js';
import { readsOf, refsOf, regionsOf } from '../ir/walk.js';
import type { Expr, Type } from '../syntax.js';
import { adjointOf, type ReverseContext } from './context.js';
import { zerosOfOwn } from './shadows.js';
import { isSteady } from './steady.js';

/**
 * In the list that is being written, each shadow of `values` that is asked for is found before it is first mentioned;
 * that of an array which the function makes here is made.
 */
export function findShadows(cx: ReverseContext, values: readonly ValueId[]): void {
  const first = new Map<ValueId, number>();
  cx.ops.forEach((op, at) => readsOf([op]).forEach((each) => first.has(each) || first.set(each, at)));
  const places: { readonly at: number; readonly op: Op }[] = [];
  for (const value of values) {
    const shadow = cx.facts.found.has(value) || cx.facts.definitions.get(value)?.gate === 'alloc' ? cx.adjoints.get(value) : undefined;
    const at = shadow === undefined ? undefined : first.get(shadow);
    const isSeeded = cx.ops.some((op) => op.kind === 'stage' && op.result === shadow);
    if (shadow === undefined || at === undefined || isSeeded) continue;
    const opening = cx.ops[at];
    // What an operation on arrays gives becomes the shadow.
    if (!cx.facts.found.has(value) && opening.kind === 'add' && opening.whole && opening.target === shadow && opening.path.length === 0 && !refsOf(opening.value).includes(shadow)) {
      cx.ops[at] = { ...cx.builder.plain(shadow, opening.value), id: opening.id };
      continue;
    }
    const start = !cx.facts.found.has(value) ? zerosOfOwn(value, cx.func, cx.facts)
      : isMatrix(cx.builder.values[value].type) ? call({ type: 'Identifier', name: '%shadowMatrix' }, ref(cx.shadows), ref(value))
      : call({ type: 'Identifier', name: `%shadow:${JSON.stringify(ownShape(cx.builder.values[value].type))}` }, ref(cx.shadows), ref(value));
    const op = cx.builder.plain(shadow, start);
    const group = cx.because.get(cx.ops[at].id);
    if (group !== undefined) cx.because.set(op.id, group);
    places.push({ at, op });
  }
  // From the last to the first, so that places stay what they are; of several at one place the first comes first.
  places.map((place, k) => ({ ...place, k })).sort((one, two) => two.at - one.at || two.k - one.k).forEach(({ at, op }) => cx.ops.splice(at, 0, op));
}

/**
 * Several reads of one array or record, such as `state.hidden`, where nobody puts another one there: each with the first
 * of them that is at hand in its region or one around it, so that its shadow is looked for once.
 */
export function readsOfSame(func: Func, facts: Facts): ReadonlyMap<ValueId, ValueId> {
  const same = new Map<ValueId, ValueId>();
  const read = (ops: readonly Op[], outer: ReadonlyMap<string, ValueId>): void => {
    const known = new Map(outer);
    for (const op of ops) {
      if (op.kind !== 'stage' || op.gate !== 'load' || !facts.found.has(op.result) || !facts.active.has(op.result)) continue;
      const path = pathOf(op, facts.definitions);
      if (path === undefined || !path.steps.every(({ stage }) => isSteady(stage, facts))) continue;
      const key = keyOf(op.result, facts.definitions);
      const first = known.get(key);
      if (first === undefined) known.set(key, op.result);
      else same.set(op.result, first);
    }
    ops.forEach((op) => (op.kind === 'loop' ? read([...op.head, ...op.body.ops], known) : regionsOf(op).forEach((region) => read(region.ops, known))));
  };
  read(func.body.ops, new Map());
  return same;
}

/** `const shadows = new Map();` with those that have a name of their own: the gradients of parameters. */
export function openShadows(cx: ReverseContext): Op[] {
  if (cx.facts.found.size === 0 || !readsOf(cx.ops).has(cx.shadows)) return [];
  const map: Expr = { type: 'NewExpression', callee: { type: 'Identifier', name: 'Map' }, arguments: [] };
  const given = cx.facts.sought.map((value) => {
    // What stands in it is found by itself as well, records of numbers included.
    const shape = shapeOf(definite(cx.func.values[value].type));
    const note: Expr = { type: 'Identifier', name: shape !== undefined && isRowOfNumbers(shape) ? '%note' : '%noteAll' };
    return cx.builder.op<Effect>({ kind: 'effect', effect: 'call', expr: call(note, ref(cx.shadows), ref(value), ref(adjointOf(cx, value))) });
  });
  return [cx.builder.plain(cx.shadows, map), ...given];
}

/** The numbers that stand in the object itself: arrays and records inside have shadows of their own. */
function ownShape(type: Type): Shape {
  const known = definite(type);
  if (known.kind === 'record') {
    const fields = known.fields.filter((field) => definite(field.type).kind === 'number').map(({ name, optional }) => ({ name, shape: { kind: 'zero' } as const, optional }));
    return { kind: 'record', fields };
  }
  return { kind: 'array', form: known.kind === 'array' ? known.form : 'Array', element: { kind: 'zero' } };
}
