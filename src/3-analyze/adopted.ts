/**
 * Rows that stay where they were put: each is stored once, at a place of its own, into an array that the function makes,
 * and is known by no other name. The shadow of such a row is the row of the array's shadow, and needs no search.
 *
 *     const C = []; for (let i = 0; i < n; i++) { const row = […]; C[i] = row; }      the shadow of `row` is `dC[i]`
 *
 * Guarantees that the array has no holes and loses nothing, so that its shadow can be made like it, rows and all.
 */
import { isOp } from '../ir/array-calls.js';
import { literalValue, number } from '../ir/build.js';
import type { Facts, Parent } from '../ir/facts.js';
import { fieldName } from '../ir/paths.js';
import { definite, holdsElements, type Shape, shapeOf } from '../ir/shapes.js';
import type { Func, Loop, Op, PathStep, Stage, Store, ValueId } from '../ir/types.js';
import { children, exprsOf, refsOf, regionsOf, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import type { MemoryObject, Objects } from './objects.js';
import type { Places } from './places.js';

export interface Adopted {
  readonly parents: Facts['parents'];
  /** Arrays and records all of whose parts are adopted. */
  readonly settled: ReadonlySet<MemoryObject>;
}

export function adopted(func: Func, { definitions, around, readers, returned }: Places, objects: Objects, active: ReadonlySet<ValueId>): Adopted {
  const isObject = (value: ValueId): boolean => holdsElements(definite(func.values[value].type));
  const isMade = (value: ValueId): boolean => definitions.get(value)?.gate === 'alloc';
  const lists = new Map<Op, readonly Op[]>();
  const scan = (ops: readonly Op[]): void => ops.forEach((op) => {
    lists.set(op, ops);
    regionsOf(op).forEach((region) => scan(region.ops));
  });
  scan(func.body.ops);
  const handedOut = new Set([...returned, ...refsOf(func.result)].flatMap((value) => [...objects.reach(value)]));

  /** Stores of arrays and records, by what they may write into. */
  const puts = new Map<MemoryObject, Store[]>();
  const written = new Set<MemoryObject>();
  const touched = new Set<MemoryObject>();
  const asked = new Set<MemoryObject>();
  visitOps(func.body.ops, (op) => {
    // What `?.` asks for may be missing.
    if (op.kind === 'stage' && op.gate === 'load' && op.expr.type === 'MemberExpression' && op.expr.optional) refsOf(op.inputs[0]).forEach((value) => objects.of(value).forEach((object) => asked.add(object)));
    if (op.kind !== 'store') return;
    for (const object of objects.writtenBy(op)) {
      touched.add(object);
      if (refsOf(op.value).some(isObject)) puts.set(object, [...puts.get(object) ?? [], op]);
      else if (op.path.every((step) => 'index' in step)) written.add(object);
      if (!op.path.every((step) => 'index' in step) && definite(object.type).kind === 'array') puts.set(object, [...puts.get(object) ?? [], op, op]);
    }
  });

  /** Its elements are read and written, its length is asked for, and `put` stores it: nothing else gets hold of it. */
  const isOnlyUsed = (value: ValueId, put: Op): boolean => (readers.get(value) ?? []).every((op) => {
    if (op === put) return true;
    if (op.kind === 'store') return op.target === value && !refsOf(op.value).includes(value);
    if (op.kind === 'stage' && op.gate === 'load') return refsOf(op.inputs[0]).includes(value) && op.expr.type === 'MemberExpression' && !op.expr.optional;
    if (op.kind === 'stage' && (op.gate === 'extreme' || op.gate === 'norm')) return true;
    if (regionsOf(op).some(({ results }) => results.some((atom) => refsOf(atom).includes(value)))) return false;
    return (op.kind === 'stage' || op.kind === 'branch' || op.kind === 'loop') && exprsOf(op).every((expr) => asksForLength(expr, value));
  });
  const isWhole = (value: ValueId): boolean => isSure(shapeOf(func.values[value].type));

  /** Where each iteration of the loop around puts its row, from 0 on without a gap. */
  const placeOf = (put: Store, row: Stage, parent: Stage): PathStep | undefined => {
    const [step, ...others] = put.path;
    const loop = around.get(put.id)!.at(-1);
    if (others.length > 0 || !('index' in step) || put.adds !== undefined || loop?.kind !== 'loop' || step.index.type !== 'Ref') return undefined;
    if (lists.get(put) !== loop.body.ops || lists.get(row) !== loop.body.ops || lists.get(parent) !== lists.get(loop) || loop.body.ops.indexOf(put) >= loop.stepFrom) return undefined;
    return countsUp(loop, step.index.value, definitions) && isFilled(parent.expr, loop, step.index.value) ? step : undefined;
  };
  /** Begins as `[]`; or is as long as the loop is. */
  const isFilled = (made: Expr, loop: Loop, counter: ValueId): boolean => {
    if (made.type === 'ArrayExpression') return made.elements.length === 0;
    if (made.type !== 'NewExpression' || made.arguments.length !== 1 || loop.exit !== undefined || loop.form === 'do') return false;
    const { test } = loop;
    const [size] = made.arguments;
    if (test?.type !== 'BinaryExpression' || test.operator !== '<' || test.left.type !== 'Ref' || test.left.value !== counter) return false;
    const { right } = test;
    if (size.type === 'Ref') return right.type === 'Ref' && (right.value === size.value || (counted(size) !== undefined && counted(size) === counted(right)));
    return literalValue(size) !== undefined && literalValue(size) === literalValue(right);
  };

  /** The array whose length it is, if nobody writes into that. */
  function counted(expr: Expr): ValueId | undefined {
    const stage = expr.type === 'Ref' ? definitions.get(expr.value) : undefined;
    if (stage?.gate !== null || stage.expr.type !== 'MemberExpression' || fieldName(stage.expr) !== 'length' || stage.expr.object.type !== 'Ref') return undefined;
    const array = stage.expr.object.value;
    return [...objects.of(array)].some((object) => touched.has(object)) ? undefined : array;
  }

  const parents = new Map<ValueId, Parent>();
  const settled = new Set<MemoryObject>();
  for (const [parent, stage] of definitions) {
    if (!isMade(parent) || !active.has(parent) || !isWhole(parent)) continue;
    const [object, ...more] = objects.of(parent);
    if (object === undefined || more.length > 0 || !objects.holders.has(object) || handedOut.has(object) || asked.has(object)) continue;
    const found = partsOf(stage);
    const stores = puts.get(object) ?? [];
    const own: [ValueId, PathStep, Op][] = [];
    if (stores.length === 0 && found !== undefined) {
      if (written.has(object) && definite(object.type).kind === 'array' && found.some(([part]) => part.type === 'Ref' && isObject(part.value))) continue;
      for (const [part, step] of found) if (part.type === 'Ref' && isObject(part.value)) own.push([part.value, step, stage]);
      if (found.some(([part]) => part.type !== 'Ref' && part.type !== 'Literal')) continue;
    } else if (stores.length === 1 && stores[0].target === parent && stores[0].value.type === 'Ref' && !written.has(object)) {
      const [put] = stores;
      const row = refsOf(put.value)[0];
      const made = definitions.get(row);
      const step = made === undefined ? undefined : placeOf(put, made, stage);
      if (step === undefined) continue;
      own.push([row, step, put]);
    }
    const places = new Set(own.map(([row]) => row));
    const fits = own.length > 0 && places.size === own.length && own.every(([row, , put]) => {
      const made = definitions.get(row);
      return made?.gate === 'alloc' && lists.get(made) === lists.get(put) && isOnlyUsed(row, put) && [...objects.of(row)].every((each) => !handedOut.has(each) && !asked.has(each) && !each.given);
    });
    if (!fits || !(readers.get(parent) ?? []).every((op) => isReader(op, parent))) continue;
    own.forEach(([row, step]) => parents.set(row, { parent, step }));
    settled.add(object);
  }
  return { parents, settled };

  /** What reads the parent takes no row away, and asks for none that may be missing. Where it is handed on, it is found. */
  function isReader(op: Op, parent: ValueId): boolean {
    if (op.kind === 'store') return true;
    if (op.kind === 'effect') return false;
    if (op.kind === 'stage' && op.gate === 'load') return op.expr.type === 'MemberExpression' && !op.expr.optional;
    // An operation reads all of the rows, and takes none of them.
    if (op.kind === 'stage' && (isOp(op) || (op.gate === 'alloc' && partsOf(op) !== undefined))) return true;
    if (regionsOf(op).some(({ results }) => results.some((atom) => refsOf(atom).includes(parent)))) return false;
    return exprsOf(op).every((expr) => asksForLength(expr, parent));
  }
}

/** The value counts the iterations of the loop, from 0. */
function countsUp(loop: Loop, counter: ValueId, definitions: ReadonlyMap<ValueId, Stage>): boolean {
  const at = loop.params.indexOf(counter);
  const next = at < 0 ? undefined : loop.body.results[at];
  const stage = next?.type === 'Ref' ? definitions.get(next.value) : undefined;
  if (at < 0 || !isZero(loop.inits[at], definitions) || stage?.gate !== 'add') return false;
  const [left, right] = stage.inputs;
  return left.type === 'Ref' && left.value === counter && literalValue(right) === 1;
}

function isZero(expr: Expr, definitions: ReadonlyMap<ValueId, Stage>): boolean {
  const stage = expr.type === 'Ref' ? definitions.get(expr.value) : undefined;
  return literalValue(stage?.gate === null ? stage.expr : expr) === 0;
}

/** All that the text has to do with the array is its length. */
export function asksForLength(expr: Expr, value: ValueId): boolean {
  if (expr.type === 'Ref') return expr.value !== value;
  if (expr.type === 'MemberExpression' && expr.object.type === 'Ref' && expr.object.value === value) return fieldName(expr) === 'length' && !expr.optional;
  return children(expr).every((child) => asksForLength(child, value));
}

/** The parts of a literal; none where another array is spread in it, or an element is left out. */
function partsOf({ expr }: Stage): [Expr, PathStep][] | undefined {
  if (expr.type === 'ArrayExpression') {
    const parts = expr.elements.map((element, at): [Expr, PathStep] | undefined => (element === null || element.type === 'SpreadElement' ? undefined : [element, { index: number(at) }]));
    return parts.every((part) => part !== undefined) ? parts : undefined;
  }
  if (expr.type !== 'ObjectExpression') return undefined;
  const parts = expr.properties.map((property): [Expr, PathStep] | undefined => (property.type === 'Property' && property.key.type === 'Identifier' && !property.computed ? [property.value, { field: property.key.name }] : undefined));
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

/** Nothing in it may be missing. */
function isSure(shape: Shape | undefined): boolean {
  switch (shape?.kind) {
    case 'array': return isSure(shape.element);
    case 'tuple': return shape.elements.every(isSure);
    case 'record': return shape.fields.every(({ optional, shape: inner }) => !optional && isSure(inner));
    case 'zero': return true;
    default: return false;
  }
}
