/**
 * Which arrays and records are an iteration's own: what one iteration of a loop writes into them no other one reads, and
 * nobody outside of the loop. Backward through one iteration needs nothing of another one then, as far as they go.
 *
 * Either the iteration makes them, and hands them to nobody; or the array lies outside of the loop and is written as a
 * whole before it is read.
 *
 *     const row = new Float64Array(n);
 *     for (…) { for (let i = 0; i < n; i++) row[i] = …; … row[j] … }      `row` is an iteration's own
 */
import { literalValue } from '../ir/build.js';
import { definite, holdsElements } from '../ir/shapes.js';
import type { Func, Loop, Op, OpId, Stage, Store, ValueId } from '../ir/types.js';
import { children, exprsOf, refsOf, regionsOf, visitOps } from '../ir/walk.js';
import type { Expr, Type } from '../syntax.js';
import type { MemoryObject, Objects } from './objects.js';
import type { Places } from './places.js';

export interface Own {
  /** For each loop: the arrays outside of it that are its iterations' own. */
  readonly scratch: ReadonlyMap<OpId, ReadonlySet<ValueId>>;
  /** For each store: the loops whose iterations own all that it may write into. */
  readonly confined: ReadonlyMap<OpId, ReadonlySet<OpId>>;
}

/** Where an operation stands: in which list, at which place. */
interface Seat {
  readonly list: readonly Op[];
  readonly at: number;
}

/** `lasting`: arrays that keep the length with which they were made. */
export function ownOf(func: Func, { definitions, home, around, returned }: Places, objects: Objects, lasting: ReadonlySet<ValueId>): Own {
  const stores: Store[] = [];
  const loops: Loop[] = [];
  visitOps(func.body.ops, (op) => {
    if (op.kind === 'store') stores.push(op);
    if (op.kind === 'loop') loops.push(op);
  });
  const scratch = new Map<OpId, Set<ValueId>>();
  const confined = new Map<OpId, Set<OpId>>(stores.map((store) => [store.id, new Set()]));
  if (stores.length === 0) return { scratch, confined };

  const seats = new Map<OpId, Seat>();
  const sit = (list: readonly Op[]): void => list.forEach((op, at) => {
    seats.set(op.id, { list, at });
    regionsOf(op).forEach((region) => sit(region.ops));
  });
  sit(func.body.ops);

  const holders = new Map<MemoryObject, ValueId[]>();
  for (const { id, type } of func.values) {
    if (!holdsElements(definite(type))) continue;
    for (const object of objects.reach(id)) holders.set(object, [...holders.get(object) ?? [], id]);
  }
  const isIn = (loop: Loop, op: Op): boolean => around.get(op.id)!.includes(loop) && !loop.head.includes(op);
  /** Each iteration makes it, and all that leads to it is gone with the iteration. */
  const isMade = (object: MemoryObject, loop: Loop): boolean => !object.given && object.source !== undefined && holders.get(object)!.every((value) => {
    const op = home.get(value);
    return op !== undefined && op !== loop && isIn(loop, op);
  });

  /** What the function does with an array that has one name only: its stores, and what reads of its elements. */
  const accesses = (array: ValueId): { readonly written: readonly Store[]; readonly readers: readonly Op[] } => {
    const readers: Op[] = [];
    visitOps(func.body.ops, (op) => {
      const isRead = exprsOf(op).some((expr) => readsElements(expr, array)) || regionsOf(op).some((region) => region.results.some((atom) => refsOf(atom).includes(array)));
      const isAddedTo = op.kind === 'store' && op.target === array && op.adds !== undefined;
      if (isAddedTo || (isRead && !(op.kind === 'stage' && op.result === array))) readers.push(op);
    });
    return { written: stores.filter(({ target }) => target === array), readers };
  };
  const precedes = (first: Op, op: Op): boolean => {
    const { list, at } = seats.get(first.id)!;
    return [...around.get(op.id)!, op].some((outer) => {
      const seat = seats.get(outer.id)!;
      return seat.list === list && seat.at > at;
    });
  };
  /** A loop that writes every element of the array: it counts from 0 to the length, and writes in each iteration. */
  const fills = (store: Store, array: ValueId, size: Expr): Loop | undefined => {
    const loop = around.get(store.id)!.at(-1);
    const step = store.path[0];
    if (store.adds !== undefined || loop?.kind !== 'loop' || loop.form !== 'for' || loop.exit !== undefined || !('index' in step) || step.index.type !== 'Ref') return undefined;
    const at = loop.params.indexOf(step.index.value);
    const next = loop.body.results[at];
    const stepped = next?.type === 'Ref' ? definitions.get(next.value) : undefined;
    if (at < 0 || startOf(loop.inits[at]) !== 0 || stepped?.gate !== 'add' || literalValue(stepped.inputs[1]) !== 1) return undefined;
    if (stepped.inputs[0].type !== 'Ref' || stepped.inputs[0].value !== loop.params[at] || around.get(stepped.id)!.at(-1) !== loop) return undefined;
    const { test } = loop;
    if (test?.type !== 'BinaryExpression' || test.operator !== '<' || test.left.type !== 'Ref' || test.left.value !== loop.params[at]) return undefined;
    return loop.body.ops.indexOf(store) < loop.stepFrom && (isLength(test.right, array) || isSame(test.right, size)) ? loop : undefined;
  };
  const startOf = (expr: Expr): number | undefined => literalValue(expr.type === 'Ref' ? definitions.get(expr.value)?.expr ?? expr : expr);
  /** The text of what a value is, where that is no computation. */
  const spelled = (expr: Expr): Expr => {
    const stage = expr.type === 'Ref' ? definitions.get(expr.value) : undefined;
    return stage?.gate === null ? spelled(stage.expr) : expr;
  };
  const isLength = (expr: Expr, array: ValueId): boolean => {
    const text = spelled(expr);
    return text.type === 'MemberExpression' && !text.computed && text.object.type === 'Ref' && text.object.value === array && text.property.type === 'Identifier' && text.property.name === 'length';
  };
  /** Values never change, and neither do literals. */
  const isSame = (a: Expr, b: Expr): boolean => {
    if (a.type === 'Ref' && b.type === 'Ref' && a.value === b.value) return true;
    const [left, right] = [literalValue(spelled(a)), literalValue(spelled(b))];
    return left !== undefined && left === right;
  };

  /** What has been done, wherever it is read: operations that together write all of the array before each of the readers. */
  const isCovered = (reader: Op, array: ValueId, written: readonly Store[], size: Expr, loop: Loop): boolean => {
    const count = literalValue(spelled(size));
    const before = (op: Op): boolean => isIn(loop, op) && precedes(op, reader);
    if (written.some((store) => [fills(store, array, size)].some((fill) => fill !== undefined && before(fill)))) return true;
    if (count === undefined) return false;
    const places = new Set(written.filter((store) => store.adds === undefined && before(store)).map(({ path: [step] }) => ('index' in step ? literalValue(step.index) : undefined)));
    return Array.from({ length: count }, (_, i) => i).every((i) => places.has(i));
  };

  for (const [array, stage] of definitions) {
    const size = stage.gate === 'alloc' && lasting.has(array) && isOfNumbers(func.values[array].type) ? sizeOf(stage) : undefined;
    const [object, ...others] = objects.of(array);
    if (size === undefined || object === undefined || others.length > 0 || holders.get(object)!.length > 1 || returned.has(array)) continue;
    const { written, readers } = accesses(array);
    if (!written.every(({ path }) => path.length === 1)) continue;
    for (const loop of loops) {
      if (isIn(loop, stage) || ![...written, ...readers].every((op) => isIn(loop, op))) continue;
      if (!readers.every((reader) => isCovered(reader, array, written, size, loop))) continue;
      scratch.set(loop.id, (scratch.get(loop.id) ?? new Set()).add(array));
    }
  }
  for (const store of stores) for (const loop of around.get(store.id)!) {
    if (loop.kind !== 'loop') continue;
    const written = [...objects.writtenBy(store)];
    const isOwn = scratch.get(loop.id)?.has(store.target) || (written.length > 0 && written.every((object) => isMade(object, loop)));
    if (isOwn) confined.get(store.id)!.add(loop.id);
  }
  return { scratch, confined };
}

/** The number of elements of an array of numbers, where it keeps them: `new Float64Array(n)`, `new Array(n).fill(0)`, `[0, 0]`. */
function sizeOf({ expr }: Stage): Expr | undefined {
  if (expr.type === 'ArrayExpression') return expr.elements.some((element) => element === null || element.type === 'SpreadElement') ? undefined : { type: 'Literal', value: expr.elements.length, raw: String(expr.elements.length) };
  const made = expr.type === 'CallExpression' && expr.callee.type === 'MemberExpression' ? expr.callee.object : expr;
  return made.type === 'NewExpression' && made.arguments.length === 1 ? made.arguments[0] : undefined;
}

function isOfNumbers(type: Type): boolean {
  const known = definite(type);
  return known.kind === 'array' ? known.element.kind === 'number' : known.kind === 'tuple' && known.elements.every(({ kind }) => kind === 'number');
}

/** More of the array than its length. */
function readsElements(expr: Expr, array: ValueId): boolean {
  if (expr.type === 'Ref') return expr.value === array;
  if (expr.type === 'MemberExpression' && !expr.computed && expr.object.type === 'Ref' && expr.property.type === 'Identifier' && expr.property.name === 'length') return false;
  return children(expr).some((child) => readsElements(child, array));
}
