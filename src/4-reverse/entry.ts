/**
 * What stands before and behind the passes: the checks of what the caller gives, and the shapes of what the caller can
 * change, which the backward pass asks for.
 *
 *     keepDistinct({ y }, { x });  const ysize = y.length;  …        (forward pass)
 *     if (into) keepApart(into, [x, daxpy]);  …                      (backward pass)
 */
import { type Builder, call, member, ref } from '../ir/build.js';
import type { Facts } from '../ir/facts.js';
import { isRowName } from '../ir/row-names.js';
import { hasArrays, isNested, isRowOfNumbers, type Shape, shapeOf } from '../ir/shapes.js';
import type { Branch, Effect, Func, Op, Parameter, Region, Value, ValueId } from '../ir/types.js';
import { readsOf } from '../ir/walk.js';
import type { Expr, Type } from '../syntax.js';
import { measured, type Seeding } from './seeds.js';
import { zerosFor } from './shadows.js';

export interface Entry {
  /** Before and behind the forward pass of the split pair, and before that of the joint function. */
  readonly before: readonly Op[];
  readonly behind: readonly Op[];
  readonly joint: readonly Op[];
  /** The checks of what is given, before the backward pass and before the joint function. */
  readonly buffers: readonly Op[];
  readonly jointBuffers: readonly Op[];
}

export interface EntryInput {
  readonly func: Func;
  readonly facts: Facts;
  readonly seeding: Seeding;
  readonly backward: Region;
  readonly shapes: ReadonlyMap<ValueId, Shape>;
  readonly into: ValueId | undefined;
  readonly cache: ValueId;
  /** Parameters whose gradient is put into its buffer at last. */
  readonly made: ReadonlySet<ValueId>;
}

export function entryOf(builder: Builder, { func, facts, seeding, backward, shapes, into, cache, made }: EntryInput): Entry {
  const arrays = func.params.filter(({ type }) => holdsArray(type));
  const effect = (expr: Expr): Op => builder.op<Effect>({ kind: 'effect', effect: 'call', expr });
  const distinct = distinctCall(arrays, facts.isUnit && !facts.asks ? [] : facts.writes);
  const checks = distinct === undefined ? [] : [effect(distinct)];
  const before: Op[] = [...checks];
  const joint: Op[] = [];
  const behind: Op[] = [];
  for (const [root, { before: first, after, shape, isTree, parts, left }] of seeding.sizes) {
    const tree = call({ type: 'Identifier', name: '%keepParts' }, ref(root));
    const size = (): Expr => (isTree ? tree : isRowOfNumbers(shape) ? member(ref(root), 'length') : zerosFor(shape, ref(root), undefined, ''));
    if (first !== undefined && facts.wrt.includes(root)) {
      const op = builder.plain(first, size());
      before.push(op);
      joint.push(op);
    }
    const isParam = func.params.some(({ value }) => value === root);
    const own = first === after ? [] : [builder.plain(after, size())];
    (first === undefined && isParam ? before : behind).push(...own);
    if (parts !== undefined) before.push(builder.plain(parts, tree));
    if (left === undefined) continue;
    behind.push(builder.plain(left, tree));
    joint.push(...own, before.at(-1)!);
  }
  behind.push(...measured(seeding, builder));

  const check = (others: readonly ValueId[]): Op[] => {
    const apart = call({ type: 'Identifier', name: '%apart' }, ref(into!), { type: 'ArrayExpression', elements: others.map(ref) });
    return [builder.op<Branch>({ kind: 'branch', cond: ref(into!), results: [], form: 'if', else: { ops: [], results: [] }, then: { ops: [effect(apart)], results: [] } })];
  };
  const isDeep = facts.wrt.some((value) => isNested(shapes.get(value)!));
  const inputs = arrays.map(({ value }) => value);
  const read = inputs.filter((value) => !facts.writes.includes(value));
  // Tapes are nobody else's business, but they can be reached, and be of the right kind.
  const forms = formsOf(facts.wrt.map((value) => shapes.get(value)!));
  const kept = [...readsOf(backward.ops)].some((value) => !inputs.includes(value) && isKept(builder.values[value], forms));
  const others = [...read, ...(kept ? [cache] : []), ...(holdsArray(func.resultType) || facts.writes.length > 0 ? [seeding.seed] : [])];
  return {
    before, behind, joint,
    buffers: into !== undefined && (others.length > 1 || isDeep || facts.writes.length > 0 || made.size > 0) ? check(others) : [],
    jointBuffers: [...checks, ...(into !== undefined && (inputs.length > 1 || isDeep || facts.grows.size > 0 || made.size > 0) ? check(inputs) : [])],
  };
}

function isKept(value: Value, forms: ReadonlySet<string>): boolean {
  const { origin, type } = value;
  return !isRowName(value) && (origin === 'local' || origin === 'stage') && type.kind === 'array' && forms.has(type.form);
}

function formsOf(shapes: readonly Shape[], forms: Set<string> = new Set()): ReadonlySet<string> {
  for (const shape of shapes) {
    if (shape.kind === 'array') forms.add(shape.form);
    if (shape.kind === 'tuple') forms.add('Array');
    formsOf(shape.kind === 'array' ? [shape.element] : shape.kind === 'tuple' ? shape.elements : shape.kind === 'record' ? shape.fields.map((field) => field.shape) : shape.kind === 'maybe' ? [shape.shape] : [], forms);
  }
  return forms;
}

/** Among arrays that are only read, one may be given twice; one that is written must be nobody else's. */
function distinctCall(arrays: readonly Parameter[], writes: readonly ValueId[]): Expr | undefined {
  const written = arrays.filter(({ value }) => writes.includes(value));
  const deep = arrays.some(({ type }) => isDeepType(type));
  if (written.length === 0 || (arrays.length === 1 && !deep)) return undefined;
  const named = (params: readonly Parameter[]): Expr => ({
    type: 'ObjectExpression',
    properties: params.map(({ name, value }) => ({ type: 'Property', computed: false, shorthand: false, key: { type: 'Identifier', name }, value: ref(value) })),
  });
  return call({ type: 'Identifier', name: deep ? '%distinct:deep' : '%distinct' }, named(written), named(arrays.filter((param) => !written.includes(param))));
}

function isDeepType(type: Type): boolean {
  const shape = shapeOf(type);
  return shape === undefined || isNested(shape) || (shape.kind !== 'array' && hasArrays(shape));
}

export function holdsArray(type: Type): boolean {
  if (type.kind === 'array' || type.kind === 'tuple') return true;
  if (type.kind === 'record') return type.fields.some((field) => holdsArray(field.type));
  return type.kind === 'union' && type.members.some(holdsArray);
}
