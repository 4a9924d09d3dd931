/**
 * Rows of shadows in names of their own, as people write them: what several places of an iteration add to, or what an inner
 * loop adds to again and again, is looked up once.
 *
 *     for (…) dX[i][j] += …      →     const drow = dX[i];  for (…) drow[j] += …
 *
 * Takes backward operations before anything is recorded, and gives the same with such names. Rows stay in their places,
 * so that a name means the same everywhere. A look-up moves only to where it can't fail: what it is taken from exists
 * there, because the forward pass has read through it, or since it is the shadow itself.
 */
import { Builder, member, ref } from '../ir/build.js';
import type { Facts } from '../ir/facts.js';
import type { Fused, Place } from '../ir/fused.js';
import { pathOf } from '../ir/paths.js';
import { ROW_NAME } from '../ir/row-names.js';
import { definite, isNullable } from '../ir/shapes.js';
import type { Func, Op, OpId, PathStep, Stage, ValueId } from '../ir/types.js';
import { children, exprsOf, mapChildren, mapExprs, readsOf, regionsOf, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import type { Reversed } from './reverse.js';

/** Where loops are fused, a part of the backward pass stands within the forward pass. */
export function withRows(func: Func, facts: Facts, reversed: Reversed, within: Fused['within'] = new Map()): Reversed & Pick<Fused, 'within'> {
  const builder = new Builder(reversed.values, reversed.nextOp);
  const because = new Map(reversed.because);
  const input = { func, facts, builder, because };
  const backward = { ...reversed.backward, ops: namedRows(input, reversed.backward.ops, []) };
  const places = new Map([...within].map(([place, ops]): [Place, readonly Op[]] => {
    const [id, part] = place.split(':');
    const around = facts.around.get(Number(id))!;
    let own: readonly Op[] = around;
    if (part !== 'before') visitOps(func.body.ops, (op) => op.id === Number(id) && (own = [...around, op]));
    return [place, namedRows(input, ops, own)];
  }));
  return { ...reversed, values: builder.values, nextOp: builder.nextOp, because, backward, within: places };
}

interface RowsInput {
  readonly func: Func;
  readonly facts: Facts;
  readonly builder: Builder;
  readonly because: Map<OpId, OpId>;
}

/** Steps from a shadow. */
interface Way {
  readonly base: ValueId;
  readonly steps: readonly PathStep[];
  readonly optional: boolean;
}

interface Mention {
  readonly way: Way;
  /** The place in the list, and whether it lies in a loop there. */
  readonly at: number;
  readonly looped: boolean;
}

interface Row {
  /** What the forward pass reads there, if it does. */
  readonly value: ValueId | undefined;
  /** The operations around the reads that go on from there. */
  readonly through: (readonly Op[])[];
}

/** Names rows in a list of backward operations; `ring` are the forward operations around what it goes back through. */
function namedRows(input: RowsInput, ops: readonly Op[], ring: readonly Op[]): readonly Op[] {
  const { func, facts, builder, because } = input;
  const loads = rowsRead(facts);
  const forward = new Map<OpId, Op>();
  visitOps(func.body.ops, (op) => forward.set(op.id, op));

  /** A shadow of what was passed in, or of what the function made: it has its rows all the time. */
  const isBase = (value: ValueId): boolean => {
    const { origin, of, type } = builder.values[value];
    if (origin !== 'adjoint' || of === undefined || type.kind === 'number' || isNullable(type) || facts.found.has(of)) return false;
    return func.params.some((param) => param.value === of && !param.optional && !isNullable(param.type)) || (facts.definitions.get(of)?.gate === 'alloc' && !facts.parents.has(of));
  };
  const isVisible = (value: ValueId, around: readonly Op[]): boolean => {
    const home = facts.home.get(value);
    if (home === undefined) return true;
    const own = facts.around.get(home.id)!;
    const rings = home.kind === 'loop' && home.params.includes(value) ? [...own, home] : own;
    return rings.every((op, k) => around[k] === op);
  };
  const shadowKey = ({ base, steps }: Way): string | undefined => (isBase(base) ? keyOf(builder.values[base].of!, steps) : undefined);
  /** What the steps lead to is there wherever the ring is: the forward pass has gone on from there, or it is a field. */
  const exists = (way: Way, around: readonly Op[]): boolean => {
    if (way.steps.length === 0) return true;
    const row = loads.get(shadowKey(way) ?? '');
    if (row?.through.some((outer) => outer.every((op, k) => op.kind === 'loop' && around[k] === op))) return true;
    const last = way.steps[way.steps.length - 1];
    return 'field' in last && row?.value !== undefined && !isNullable(builder.values[row.value].type) && exists(shortened(way), around);
  };
  const canStand = (way: Way, around: readonly Op[]): boolean => {
    const { of } = builder.values[way.base];
    return refsIn(way.steps).every((value) => value < func.values.length && isVisible(value, around))
      && (facts.definitions.get(of!) === undefined || isVisible(of!, around)) && exists(shortened(way), around);
  };
  /** The longest part of a way that can be looked up here. */
  const rowOf = (way: Way, around: readonly Op[]): Way | undefined => {
    for (let row = shortened(way); row.steps.length > 0; row = shortened(row)) {
      const key = shadowKey(row);
      if (key !== undefined && loads.get(key)?.value !== undefined && canStand(row, around)) return row;
    }
    return undefined;
  };

  const list = (all: readonly Op[], around: readonly Op[]): readonly Op[] => {
    const made = new Set<ValueId>();
    visitOps(all.filter((op) => op.kind !== 'stage'), (op) => op.kind === 'stage' && made.add(op.result));
    const groups = new Map<string, Mention[]>();
    for (const one of all.flatMap((op, at) => mentionsIn(op, at, false))) {
      const way = made.has(one.way.base) ? undefined : rowOf(one.way, around);
      if (way === undefined) continue;
      const key = shadowKey(way)!;
      groups.set(key, [...groups.get(key) ?? [], { ...one, way }]);
    }
    const names = new Map<string, ValueId>();
    const definitions = new Map<ValueId, Stage>();
    for (const [key, places] of groups) {
      const { way } = places[0];
      const row = loads.get(key)!.value!;
      if (!isWorthwhile(places, around)) continue;
      const name = builder.value({ type: definite(builder.values[row].type), origin: 'local', of: row, hint: ROW_NAME });
      const op = builder.plain(name, chain(way.base, way.steps));
      definitions.set(name, op);
      names.set(key, name);
    }
    const renamed = names.size === 0 ? all : all.map((op) => rename(op, names, shadowKey));
    // The first to go by a name may be one that goes further than the row, and was not counted with those that made it worthwhile.
    const before = new Map<number, Op[]>();
    renamed.forEach((op, at) => readsOf([op]).forEach((value) => {
      const definition = definitions.get(value);
      if (definition === undefined || !definitions.delete(value)) return;
      const reason = because.get(op.id);
      if (reason !== undefined) because.set(definition.id, reason);
      before.set(at, [...before.get(at) ?? [], definition]);
    }));
    return renamed.flatMap((op, at) => [...before.get(at) ?? [], within(op, around)]);
  };
  const within = (op: Op, around: readonly Op[]): Op => {
    const mirror = op.kind === 'loop' || op.kind === 'branch' ? op.mirror : undefined;
    const inner = mirror === undefined ? around : [...around, forward.get(mirror)!];
    if (op.kind === 'loop') return { ...op, body: { ...op.body, ops: list(op.body.ops, inner) } };
    if (op.kind !== 'branch') return op;
    return { ...op, then: { ...op.then, ops: list(op.then.ops, inner) }, else: { ...op.else, ops: list(op.else.ops, inner) } };
  };

  /** All rows that an operation goes through, shadows of rows first. */
  const mentionsIn = (op: Op, at: number, looped: boolean): Mention[] => {
    const found: Mention[] = [];
    const note = (way: Way): void => {
      if (!way.optional && way.steps.length > 1 && isBase(way.base)) found.push({ way, at, looped });
    };
    const scan = (expr: Expr): void => {
      const way = wayOf(expr);
      if (way === undefined) return children(expr).forEach(scan);
      note(way);
      way.steps.forEach((step) => 'index' in step && scan(step.index));
    };
    exprsOf(op).forEach(scan);
    if (op.kind === 'add' || op.kind === 'store') note({ base: op.target, steps: op.path, optional: false });
    for (const region of regionsOf(op)) region.ops.forEach((inner) => found.push(...mentionsIn(inner, at, looped || op.kind === 'loop')));
    return found;
  };
  return list(ops, ring);
}

/** In a loop below, or in several statements of an iteration. */
function isWorthwhile(places: readonly Mention[], around: readonly Op[]): boolean {
  return places.some(({ looped }) => looped) || (around.some((op) => op.kind === 'loop') && places.some(({ at }) => at !== places[0].at));
}

function shortened(way: Way): Way {
  return { ...way, steps: way.steps.slice(0, -1) };
}

function rename(op: Op, names: ReadonlyMap<string, ValueId>, keyOfShadow: (way: Way) => string | undefined): Op {
  const named = (way: Way): { readonly name: ValueId; readonly rest: readonly PathStep[] } | undefined => {
    for (let row = shortened(way); row.steps.length > 0; row = shortened(row)) {
      const name = names.get(keyOfShadow(row) ?? '');
      if (name !== undefined) return { name, rest: way.steps.slice(row.steps.length) };
    }
    return undefined;
  };
  const each = (expr: Expr): Expr => {
    const way = wayOf(expr);
    const found = way === undefined || way.optional ? undefined : named(way);
    return found === undefined ? mapChildren(expr, each) : chain(found.name, found.rest, each);
  };
  const targets = (inner: Op): Op => {
    if (inner.kind === 'add' || inner.kind === 'store') {
      const found = named({ base: inner.target, steps: inner.path, optional: false });
      return found === undefined ? inner : { ...inner, target: found.name, path: found.rest };
    }
    if (inner.kind === 'branch') return { ...inner, then: { ...inner.then, ops: inner.then.ops.map(targets) }, else: { ...inner.else, ops: inner.else.ops.map(targets) } };
    return inner.kind === 'loop' ? { ...inner, body: { ...inner.body, ops: inner.body.ops.map(targets) } } : inner;
  };
  return mapExprs(targets(op), each);
}

function chain(base: ValueId, steps: readonly PathStep[], each: (expr: Expr) => Expr = (expr) => expr): Expr {
  return steps.reduce<Expr>((object, step) => member(object, 'index' in step ? each(step.index) : step.field), ref(base));
}

/** All arrays and records that the forward pass reads out of others, by the way to them. */
function rowsRead({ definitions, found, around }: Facts): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const [value, stage] of definitions) {
    const path = stage.gate === 'load' ? pathOf(stage, definitions, (base) => found.has(base)) : undefined;
    if (path === undefined) continue;
    const steps = path.steps.map(({ step }) => step);
    const keys = steps.map((_, k) => keyOf(path.base, steps.slice(0, k + 1)));
    keys.forEach((key, k) => {
      if (key === undefined) return;
      const known = rows.get(key);
      const row = { value: known?.value ?? (k === steps.length - 1 ? value : undefined), through: known?.through ?? [] };
      if (k < steps.length - 1 && !path.steps[k + 1].optional) row.through.push(around.get(stage.id)!);
      rows.set(key, row);
    });
  }
  return rows;
}

/** `dX[i].w[j]` as steps from `dX`. */
function wayOf(expr: Expr): Way | undefined {
  if (expr.type === 'Ref') return { base: expr.value, steps: [], optional: false };
  if (expr.type !== 'MemberExpression') return undefined;
  const outer = wayOf(expr.object);
  if (outer === undefined) return undefined;
  const step: PathStep | undefined = expr.computed ? { index: expr.property } : expr.property.type === 'Identifier' ? { field: expr.property.name } : undefined;
  return step && { base: outer.base, steps: [...outer.steps, step], optional: outer.optional || expr.optional };
}

/** By the array or record, and the texts of the steps; `undefined` where an index is more than arithmetic. */
function keyOf(base: ValueId, steps: readonly PathStep[]): string | undefined {
  const parts = steps.map((step) => ('index' in step ? indexKey(step.index) : `.${step.field}`));
  return parts.includes(undefined) ? undefined : `${base}${parts.join('')}`;
}

function indexKey(index: Expr): string | undefined {
  const text = (expr: Expr): string | undefined => {
    if (expr.type === 'Ref') return `%${expr.value}`;
    if (expr.type === 'Literal') return String(expr.value);
    if (expr.type !== 'BinaryExpression') return undefined;
    const [left, right] = [text(expr.left), text(expr.right)];
    return left === undefined || right === undefined ? undefined : `(${left}${expr.operator}${right})`;
  };
  const known = text(index);
  return known === undefined ? undefined : `[${known}]`;
}

function refsIn(steps: readonly PathStep[]): ValueId[] {
  const found: ValueId[] = [];
  const scan = (expr: Expr): void => (expr.type === 'Ref' ? void found.push(expr.value) : children(expr).forEach(scan));
  steps.forEach((step) => 'index' in step && scan(step.index));
  return found;
}
