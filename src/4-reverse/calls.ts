/**
 * The reverse of a call: the backward pass of the unit takes the cache and the gradient on what it gave, adds to the
 * shadows of the arrays and records that it was given, and gives back the gradients on the numbers.
 *
 *     const { value: half, cache: halfCache } = powerForward(x, m);
 *     const back = powerBackward(halfCache, dhalf);   dx += back.dx;
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { call, member, ref } from '../ir/build.js';
import { along } from '../ir/paths.js';
import { definite, elementOf, holdsElements, isRecursive, shapeOf } from '../ir/shapes.js';
import type { Atom, Effect, Stage, ValueId } from '../ir/types.js';
import { argumentsOf, backwardCall, calledBy, hasShadow, nameOf } from '../ir/units.js';
import type { Expr, Type } from '../syntax.js';
import { adjointOf, emit, isActive, pathIn, type ReverseContext, throughParents } from './context.js';
import { shadowOf } from './elements.js';
import { zerosFor } from './shadows.js';

export type HandOn = (value: ValueId, contribution: Expr) => void;

export function reverseCall(cx: ReverseContext, stage: Stage, handOn: HandOn): void {
  const key = calledBy(stage);
  const { params, carries } = cx.units(key);
  const { value, cache } = takersOf(cx, stage.result);
  if (cache === undefined) throw new Error('a call of which nothing is taken');
  const args = argumentsOf(stage);
  const carried = params.flatMap((param, at) => (carries.has(at) ? [{ ...param, atom: args[at] }] : []));
  const shadows = carried.filter(({ type }) => hasShadow(type)).map(({ atom, type }) => shadowFor(cx, atom, type, stage));
  const numbers = carried.filter(({ type, atom }) => !hasShadow(type) && isActive(cx, atom));
  const isArray = value !== undefined && holdsElements(definite(cx.builder.values[value].type));
  const seed = value === undefined ? undefined : isArray ? shadowFor(cx, ref(value), cx.builder.values[value].type, stage) : ref(adjointOf(cx, value));
  const back = backwardCall(key, cache, seed, shadows);
  if (numbers.length === 0) {
    emit(cx, cx.builder.op<Effect>({ kind: 'effect', effect: 'call', expr: back }));
    return;
  }
  const gradients = cx.builder.value({ type: { kind: 'opaque', text: 'gradients' }, origin: 'local', hint: `${nameOf({ key })}Back` });
  emit(cx, cx.builder.plain(gradients, back));
  for (const { atom, name: param } of numbers) handOn((atom as Expr & { type: 'Ref' }).value, member(ref(gradients), `d${param}`));
}

/** The values that stand for what a call gave. */
function takersOf(cx: ReverseContext, pass: ValueId): { readonly value?: ValueId; readonly cache?: ValueId } {
  let value: ValueId | undefined;
  let cache: ValueId | undefined;
  for (const [result, { gate, expr }] of cx.facts.definitions) {
    if (expr.type !== 'MemberExpression' || expr.object.type !== 'Ref' || expr.object.value !== pass) continue;
    if (gate === 'cache') cache = result;
    else value = result;
  }
  return { value, cache };
}

/** The shadow of what is handed in or was given back; zeros that nobody reads, where no derivative is wanted. */
function shadowFor(cx: ReverseContext, atom: Atom, type: Type, stage: Stage): Expr {
  if (atom.type !== 'Ref' || !cx.facts.active.has(atom.value)) {
    if (atom.type === 'Identifier' && atom.name === 'undefined') return atom;
    const shape = shapeOf(definite(type));
    return shape === undefined ? refuse('GG2012', stage.span, { name: 'an argument' }) : zerosFor(shape, atom, undefined, '');
  }
  const { value } = atom;
  if (cx.facts.found.has(value)) {
    // What stands in it has shadows of its own, which are put together.
    return isFlat(type) ? ref(adjointOf(cx, value)) : call({ type: 'Identifier', name: '%shadowTree' }, ref(cx.shadows), atom);
  }
  const load = cx.facts.definitions.get(value);
  const path = (load?.gate === 'load' ? pathIn(cx, load) : undefined) ?? throughParents(cx, { base: value, steps: [] });
  return along(ref(shadowOf(cx, path.base)), path.steps);
}

/** There are only numbers in it; what refers to itself may hold more of its kind. */
function isFlat(type: Type): boolean {
  const known = definite(type);
  const isNumber = (inner: Type): boolean => !holdsElements(definite(inner)) && definite(inner).kind !== 'opaque' && !isRecursive(inner);
  if (known.kind === 'array') return isNumber(known.element);
  return known.kind === 'record' ? known.fields.every((field) => isNumber(field.type)) : known.kind === 'tuple' && known.elements.every((_, at) => isNumber(elementOf(known, at)));
}
