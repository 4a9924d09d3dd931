/**
 * What the backward pass starts from: the seed, which has the shape of the result. Each number gets its part; each array
 * and record a shadow that the part is added to, since seeds are never written to.
 *
 * A function that writes into its parameters is seeded by a record, `{ value?, y?… }`, in which what is missing counts as
 * zero. What it has written is the caller's again, who may change it: the shapes are kept in the forward pass.
 *
 *     const ysize = y.length;  …   →   const dy = zeros(ysize);  add(dy, daxpy.y, '`y`');
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { binary, type Builder, call, copyOf, member, number, ref } from '../ir/build.js';
import { along, placeOf } from '../ir/paths.js';
import { definite, elementOf, fieldOf, holdsElements, isNullable, isRowOfNumbers, type Shape, shapeOf } from '../ir/shapes.js';
import type { Facts } from '../ir/facts.js';
import type { Effect, Op, OpId, Region, ValueId } from '../ir/types.js';
import { mapExprs, mapRegion, readsOf, rebuild, refsOf, substitute, visitOps } from '../ir/walk.js';
import type { Expr, Type } from '../syntax.js';
import { adjointOf, isActive, pathIn, type ReverseContext } from './context.js';
import { shadowOf } from './elements.js';
import { adder, gradientShape } from './shadows.js';

/** Values that keep the shape of what the caller can change: a length, or zeros of the same shape. */
export interface Sizes {
  /** As it was passed in, where it may have become longer. */
  readonly before?: ValueId;
  /** As it is when the function returns. */
  readonly after: ValueId;
  readonly shape: Shape;
  /** The arrays and records of a parameter as it was passed in, and as it is when the function returns, from the top down. */
  readonly parts?: ValueId;
  readonly left?: ValueId;
  /** Not the shape is kept, but the arrays and records themselves, from the top down. */
  readonly isTree?: boolean;
}

export interface Seeding {
  /** The parameter of the backward pass. */
  readonly seed: ValueId;
  /** The gradient on the number that the function returns, which is 1 in the joint function. */
  readonly unit: ValueId;
  /** What that is in the backward pass, where it isn't the seed itself. */
  readonly unitIs?: Expr;
  /** Operations that only a seed other than 1 asks for. */
  readonly seeding: ReadonlySet<OpId>;
  readonly sizes: ReadonlyMap<ValueId, Sizes>;
}

export function seeded(cx: ReverseContext): Seeding {
  const { func, facts, builder } = cx;
  const { result } = func;
  const isNumber = func.resultType.kind === 'number';
  // What a unit writes into what it is given has its gradient there.
  const writes = facts.writes.length > 0 && !facts.isUnit;
  const given = (hint: string): ValueId => builder.value({ type: isNumber && !writes ? { kind: 'number' } : { kind: 'opaque', text: 'seed' }, origin: 'adjoint', hint });
  const sizes = new Map<ValueId, Sizes>();
  const seeding = new Set<OpId>();
  const taken = new Set<ValueId>();
  const keepSize = (root: ValueId): void => {
    if (sizes.has(root)) return;
    const whole = shapeOfRoot(cx, root);
    const shape: Shape = isNullable(builder.values[root].type) && whole.kind !== 'maybe' ? { kind: 'maybe', shape: whole } : whole;
    const type = isRowOfNumbers(shape) ? { kind: 'number' as const } : builder.values[root].type;
    const kept = (hint: string): ValueId => builder.value({ type, origin: 'local', hint, of: root });
    const before = facts.grows.has(root) ? kept('{}given') : undefined;
    const tree = (hint: string): ValueId => builder.value({ type: { kind: 'opaque', text: 'parts' }, origin: 'local', hint, of: root });
    const isMoved = facts.moved.has(root);
    sizes.set(root, {
      before, after: isMoved && before !== undefined ? before : kept(isRowOfNumbers(shape) ? '{}size' : '{}zeros'), shape, parts: facts.sought.includes(root) ? tree('{}parts') : undefined, left: isMoved ? tree('{}left') : undefined,
    });
  };
  const addTo = (value: ValueId, part: Expr, label: string): OpId => {
    const row = facts.definitions.get(value);
    const path = row?.gate === 'load' && !facts.found.has(value) ? pathIn(cx, row) : undefined;
    const [root, place, steps] = path === undefined ? [value, '', []] : [path.base, placeOf(path.steps), path.steps];
    const shape = shapeOf(builder.values[value].type, facts.counts.get(root), place)!;
    const add = call({ type: 'Identifier', name: adder(shape) }, along(ref(shadowOf(cx, root)), steps), part, { type: 'Literal', value: label, raw: `'${label}'` });
    const op = builder.op<Effect>({ kind: 'effect', effect: 'call', expr: add });
    cx.ops.push(op);
    return op.id;
  };

  const seedParts = (value: ValueId, part: Expr): OpId => {
    const op = builder.op<Effect>({ kind: 'effect', effect: 'call', expr: call({ type: 'Identifier', name: '%seedParts' }, ref(cx.shadows), ref(value), part) });
    cx.ops.push(op);
    return op.id;
  };

  /** `part` is what belongs to `expr`, a part of the result; `label` what a message calls it. Where `open`, it may be missing. */
  const spread = (expr: Expr, part: Expr, label: string, declared: Type, open: boolean): void => {
    const deeper = (key: Expr, computed: boolean): Expr => ({ ...member(part, key), computed, optional: open } as Expr);
    if (expr.type === 'ArrayExpression') {
      return expr.elements.forEach((each, at) => {
        const inner = elementOf(declared, at);
        if (each !== null) spread(each, deeper(number(at), true), `${label}[${at}]`, inner, open || isNullable(inner));
      });
    }
    if (expr.type === 'ObjectExpression') {
      for (const property of expr.properties) if (property.type === 'Property') {
        const field = fieldOf(declared, property.key.type === 'Identifier' ? property.key.name : property.key.type === 'Literal' ? String(property.key.value) : '');
        const inner: Type = field?.type ?? { kind: 'opaque', text: 'unknown' };
        spread(property.value, deeper(property.key, property.key.type !== 'Identifier'), `${label}${keyText(property.key)}`, inner, open || field?.optional === true || isNullable(inner));
      }
      return;
    }
    if (!isActive(cx, expr)) return;
    const { type } = builder.values[expr.value];
    if (!holdsElements(definite(type))) {
      const missing = open || type.kind !== 'number';
      cx.ops.push(builder.add(adjointOf(cx, expr.value), missing ? { type: 'LogicalExpression', operator: '??', left: part, right: number(0), parens: true } : part));
      return;
    }
    if (facts.found.has(expr.value)) {
      const shape = shapeOf(definite(type)) ?? refuse('GG2016', func.span, { name: func.name });
      if (!hasInner(type)) return void addTo(expr.value, part, label);
      // Which arrays and records stand where is kept, since the caller may change that.
      if (!sizes.has(expr.value)) sizes.set(expr.value, { after: builder.value({ type, origin: 'local', hint: '{}parts', of: expr.value }), shape, isTree: true });
      seedParts(expr.value, part);
      return;
    }
    if (facts.moved.has(expr.value)) {
      keepSize(expr.value);
      seedParts(expr.value, part);
      return;
    }
    const isOwn = facts.definitions.get(expr.value)?.gate === 'alloc';
    if (isOwn && !open && !taken.has(expr.value)) cx.ops.push(builder.plain(adjointOf(cx, expr.value), copyOf(shapeOf(type)!, part)));
    else {
      const root = facts.rootOf(expr.value);
      const isRest = func.params.some(({ value, rest }) => rest && value === root);
      const isPart = root !== expr.value && facts.definitions.get(root)?.gate === 'alloc';
      if (isRest || isPart || (isOwn && open)) keepSize(root);
      addTo(expr.value, part, label);
    }
    taken.add(expr.value);
  };

  const name = `d${func.name}`;
  let seed: ValueId;
  let unit: ValueId;
  let unitIs: Expr | undefined;
  const isParameter = isActive(cx, result) && func.params.some((param) => param.value === result.value);
  if (isNumber && !writes) {
    seed = unit = isActive(cx, result) && !isParameter ? adjointOf(cx, result.value) : given(name);
    if (isParameter) cx.ops.push(builder.add(adjointOf(cx, result.value), ref(unit)));
  } else if (isNumber) {
    seed = given(name);
    unit = builder.value({ type: { kind: 'number' }, origin: 'adjoint', hint: 'dvalue' });
    const isPlain = binary('===', { type: 'UnaryExpression', operator: 'typeof', argument: ref(seed) }, { type: 'Literal', value: 'number', raw: "'number'" });
    const value: Expr = { type: 'LogicalExpression', operator: '??', left: member(ref(seed), 'value'), right: number(0) };
    unitIs = { type: 'ConditionalExpression', test: isPlain, consequent: ref(seed), alternate: value };
    if (isActive(cx, result)) cx.ops.push(builder.add(adjointOf(cx, result.value), ref(unit)));
  } else {
    seed = unit = given(name);
    spread(result, writes ? member(ref(seed), 'value') : ref(seed), writes ? 'value' : func.name, func.resultType, writes);
  }
  for (const root of facts.isUnit ? [] : facts.writes) if (facts.active.has(root)) {
    const param = func.params.find(({ value }) => value === root)!;
    keepSize(root);
    seeding.add(facts.moved.has(root) ? seedParts(root, member(ref(seed), param.name)) : addTo(root, member(ref(seed), param.name), param.name));
  }
  return { seed, unit, unitIs, seeding, sizes };
}

/** Where the gradient on the value has no other part, it goes by the name of the value. */
export function settled({ func, adjoints }: ReverseContext, seeding: Seeding, ops: readonly Op[]): { readonly seeding: Seeding; readonly ops: readonly Op[] } {
  const adjoint = func.result.type === 'Ref' ? adjoints.get(func.result.value) : undefined;
  if (seeding.unitIs === undefined || adjoint === undefined) return { seeding, ops };
  const adds: Op[] = [];
  visitOps(ops, (op) => void (op.kind === 'add' && op.target === adjoint && adds.push(op)));
  if (adds.length > 1 || func.params.some(({ value }) => func.result.type === 'Ref' && value === func.result.value)) return { seeding, ops };
  const { unit, unitIs } = seeding;
  const [only] = adds;
  return {
    ops: ops.map((op) => (op === only ? mapExprs(op, (expr) => (expr.type === 'Ref' && expr.value === unit ? unitIs : expr)) : op)),
    seeding: { ...seeding, unit: adjoint, unitIs: undefined, seeding: new Set([...seeding.seeding, only.id]) },
  };
}

/** The same, with the lengths of those arrays of our own that are returned, where the backward pass still asks for them. */
export function withReturned(seeding: Seeding, builder: Builder, { func, facts }: Pick<ReverseContext, 'func' | 'facts'>, backward: Region): Seeding {
  const read = readsOf(backward.ops);
  const sizes = new Map(seeding.sizes);
  for (const value of refsOf(func.result)) {
    const shape = read.has(value) && !sizes.has(value) && facts.definitions.get(value)?.gate === 'alloc' && !facts.found.has(value) ? shapeOf(func.values[value].type) : undefined;
    if (shape !== undefined && isRowOfNumbers(shape)) sizes.set(value, { shape, after: builder.value({ type: { kind: 'number' }, origin: 'local', hint: '{}size', of: value }) });
  }
  return { ...seeding, sizes };
}

/** There are arrays or records in it. */
function hasInner(type: Type): boolean {
  const known = definite(type);
  if (known.kind === 'record') return known.fields.some((field) => holdsElements(definite(field.type)));
  return known.kind === 'tuple' ? known.elements.some((element) => holdsElements(definite(element))) : holdsElements(definite(elementOf(known)));
}

function shapeOfRoot(cx: ReverseContext, root: ValueId): Shape {
  const param = cx.func.params.find(({ value }) => value === root);
  return param === undefined ? shapeOf(cx.builder.values[root].type)! : gradientShape(param, cx.facts);
}

function keyText(key: Expr): string {
  return key.type === 'Identifier' ? `.${key.name}` : `[${key.type === 'Literal' ? key.raw : ''}]`;
}

/** The gradients of what was passed in are found by what stood in it then. */
function noted(expr: Expr, sizes: Seeding['sizes']): Expr {
  if (expr.type !== 'CallExpression' || expr.callee.type !== 'Identifier' || (expr.callee.name !== '%noteAll' && expr.callee.name !== '%note')) return expr;
  const [shadows, value, gradient] = expr.arguments;
  const parts = value.type === 'Ref' ? sizes.get(value.value)?.parts : undefined;
  return parts === undefined ? expr : call({ type: 'Identifier', name: '%noteParts' }, shadows, ref(parts), gradient);
}

/** The backward pass of the joint function, where arrays and records of a parameter may have changed places. */
export function jointBackward(region: Region, { sizes }: Seeding, { moved }: Facts, builder: Builder): Region {
  if (moved.size === 0) return region;
  const kept = new Map([...sizes].filter(([root]) => moved.has(root)));
  const deep = (expr: Expr): Expr => rebuild(expr, deep, (each) => noted(each, kept));
  const mapped = mapRegion(region, deep);
  return { ...mapped, ops: [...measured({ sizes }, builder), ...mapped.ops] };
}

/** How long what was passed in has become. */
export function measured({ sizes }: Pick<Seeding, 'sizes'>, builder: Builder): Op[] {
  return [...sizes.values()].flatMap(({ before, parts, left }) => (before === undefined || parts === undefined || left === undefined ? []
    : [builder.op<Effect>({ kind: 'effect', effect: 'call', expr: call({ type: 'Identifier', name: '%measure' }, ref(parts)) })]));
}

/**
 * The backward pass of the split pair: with what the seed says of the value, and with the shapes that were kept where it
 * asks for the length of what the caller can change. Everything else that it reads of that is recorded.
 */
export function splitBackward(region: Region, { unit, unitIs, sizes }: Seeding): Region {
  if (sizes.size === 0 && unitIs === undefined) return region;
  const numbers = (expr: Expr): Expr => {
    if (expr.type === 'MemberExpression' && expr.object.type === 'Ref' && !expr.computed) {
      const known = sizes.get(expr.object.value);
      if (known !== undefined && isRowOfNumbers(known.shape)) return ref(known.after);
    }
    if (expr.type === 'CallExpression' && expr.callee.type === 'Identifier' && expr.callee.name === '%seedParts') {
      const tree = (argument: Expr): ValueId | undefined => {
        const known = argument.type === 'Ref' ? sizes.get(argument.value) : undefined;
        return known?.isTree ? known.after : known?.left;
      };
      return { ...expr, arguments: expr.arguments.map((argument) => { const kept = tree(argument); return kept === undefined ? argument : ref(kept); }) };
    }
    return noted(expr, sizes);
  };
  const structures = (value: ValueId): Expr | undefined => {
    if (value === unit) return unitIs;
    const known = sizes.get(value);
    if (known === undefined || (isRowOfNumbers(known.shape) && !known.isTree)) return undefined;
    // Whoever else asks for it wants the array or record itself: its shadow is found by that.
    return known.isTree ? member(ref(known.after), 'x') : ref(known.after);
  };
  const deep = (expr: Expr): Expr => rebuild(expr, deep, numbers);
  const mapped = mapRegion(region, (expr) => substitute(deep(expr), structures));
  const left = readsOf(mapped.ops);
  for (const root of sizes.keys()) if (left.has(root)) throw new Error('the backward pass reads what the caller can change');
  return mapped;
}
