/**
 * Arrays as memory: to which array a row or an element belongs, which arrays are written, and which reads can be done
 * again in the backward pass.
 *
 * A read is *steady* when no write to its array can come after it: what it read is still there when the function has
 * returned. Every other read gives another value when it is done again, so its value has to be recorded.
 */
import type { Func, Op, OpId, Stage, ValueId } from '../ir/types.js';
import { children, refsOf, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { pathOf, placeOf } from '../ir/paths.js';
import { definite, holdsElements } from '../ir/shapes.js';
import { boundsOf } from './bounds.js';
import type { Places } from './places.js';

export interface Memory {
  /** The array that a row, or the array itself, belongs to. */
  readonly rootOf: (value: ValueId) => ValueId;
  readonly written: ReadonlySet<ValueId>;
  /** The parameters that the function writes into, where the caller can see it, in the order of the signature. */
  readonly writes: readonly ValueId[];
  /** Those of them in which something may be longer afterwards. */
  readonly grows: ReadonlySet<ValueId>;
  /** Those in which a write may go to another key than an index. */
  readonly strays: ReadonlySet<ValueId>;
  /** Stages whose text reads something that a later write may change. */
  readonly unsteady: ReadonlySet<OpId>;
  /** A write to one of the arrays that the stage reads stands between the two operations. */
  readonly disturbed: (stage: Stage, reader: Op) => boolean;
}

export function memory(func: Func, where: Places): Memory {
  const { definitions, around } = where;
  const rootOf = (value: ValueId): ValueId => {
    let at = value;
    for (;;) {
      const stage = definitions.get(at);
      if (stage?.gate !== 'load' || stage.inputs[0].type !== 'Ref') return at;
      at = stage.inputs[0].value;
    }
  };
  const order = new Map<OpId, number>();
  /** The position behind the last operation inside. */
  const end = new Map<OpId, number>();
  let count = 0;
  const number = (ops: readonly Op[]): void => ops.forEach((op) => {
    order.set(op.id, count++);
    if (op.kind === 'branch') {
      number(op.then.ops);
      number(op.else.ops);
    }
    if (op.kind === 'loop') {
      number(op.head);
      number(op.body.ops);
    }
    end.set(op.id, count);
  });
  number(func.body.ops);

  const writes = new Map<ValueId, { readonly at: number; readonly loops: readonly Op[] }[]>();
  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'store') return;
    const root = rootOf(op.target);
    const write = { at: order.get(op.id)!, loops: around.get(op.id)!.filter((outer) => outer.kind === 'loop') };
    writes.set(root, [...(writes.get(root) ?? []), write]);
  });

  const given = func.params.filter(({ value, rest }) => !rest && writes.has(value)).map(({ value }) => value);
  const grows = new Set<ValueId>();
  const strays = new Set<ValueId>();
  /** The arrays that may be longer afterwards, by root and place. */
  const lengthened = new Set<string>();
  const placeIn = (value: ValueId): string => {
    const row = definitions.get(value);
    const path = row?.gate === 'load' ? pathOf(row, definitions) : undefined;
    return `${rootOf(value)}${path === undefined ? '' : placeOf(path.steps)}`;
  };
  if (given.length > 0) {
    const { longer, bounded } = boundsOf(func, where);
    visitOps(func.body.ops, (op) => {
      if (op.kind !== 'store' || !longer.has(op.id) || !given.includes(rootOf(op.target))) return;
      grows.add(rootOf(op.target));
      lengthened.add(placeIn(op.target));
      if (!bounded.has(op.id)) strays.add(rootOf(op.target));
    });
  }
  // What is returned is the caller's from then on, who may write into it before the backward pass; so is what was passed in and written.
  const handed = refsOf(func.result).filter((value) => holdsElements(definite(func.values[value].type))).map(rootOf);
  const readOnly = new Set(func.params.filter(({ value, rest }) => !rest && !given.includes(value)).map(({ value }) => value));
  for (const root of new Set([...handed, ...given])) {
    if (readOnly.has(root)) continue;
    writes.set(root, [...(writes.get(root) ?? []), { at: Infinity, loops: [] }]);
  }

  /** The arrays that a text reads elements or lengths of. */
  const arraysRead = (expr: Expr, into: Set<ValueId> = new Set()): Set<ValueId> => {
    if (expr.type === 'MemberExpression' && expr.object.type === 'Ref' && writes.has(rootOf(expr.object.value))) {
      // A typed array keeps its length, and so does what is written inside its bounds only.
      const { type } = func.values[expr.object.value];
      const root = rootOf(expr.object.value);
      const keepsLength = type.kind === 'array' && type.form !== 'Array' || given.includes(root) && !lengthened.has(placeIn(expr.object.value)) && isLength(expr);
      if (expr.computed || !keepsLength) into.add(rootOf(expr.object.value));
    }
    if (expr.type === 'BinaryExpression' && expr.operator === 'in' && expr.right.type === 'Ref' && writes.has(rootOf(expr.right.value))) into.add(rootOf(expr.right.value));
    if (expr.type === 'SpreadElement' && expr.argument.type === 'Ref' && writes.has(rootOf(expr.argument.value))) into.add(rootOf(expr.argument.value));
    children(expr).forEach((child) => arraysRead(child, into));
    return into;
  };

  const reads = new Map<OpId, ReadonlySet<ValueId>>();
  const unsteady = new Set<OpId>();
  if (writes.size > 0) visitOps(func.body.ops, (op) => {
    if (op.kind !== 'stage') return;
    const arrays = arraysRead(op.expr);
    if (arrays.size === 0) return;
    reads.set(op.id, arrays);
    const at = order.get(op.id)!;
    const loops = new Set<Op>(around.get(op.id)!.filter((outer) => outer.kind === 'loop'));
    for (const array of arrays) {
      // The array of a row stays the same array: only what is written into counts.
      if (holdsElements(definite(func.values[op.result].type))) continue;
      if (writes.get(array)!.some((write) => write.at > at || write.loops.some((outer) => loops.has(outer) && !madeInside(array, outer)))) unsteady.add(op.id);
    }
  });

  /** The array is made anew in each iteration, so that another iteration's writes go elsewhere. */
  function madeInside(array: ValueId, loop: Op): boolean {
    const stage = definitions.get(array);
    return stage !== undefined && around.get(stage.id)!.includes(loop);
  }

  const disturbed = (stage: Stage, reader: Op): boolean => {
    const all = textArrays(stage);
    if (all.size === 0) return false;
    const from = order.get(stage.id)!;
    // A loop asks its test again after each iteration; what an arm hands out is read where the branch ends.
    const asksAgain = reader.kind === 'loop' && reader.test !== null && refsOf(reader.test).includes(stage.result);
    const inHead = reader.kind === 'loop' && reader.head.includes(stage);
    const at = order.get(reader.id)!;
    const to = inHead ? end.get(reader.head.at(-1)!.id)! : asksAgain || at < from ? end.get(reader.id)! : at;
    return [...all].some((array) => writes.get(array)!.some((write) => write.at > from && write.at < to));
  };
  /** With what is read by stages that could be printed inside. */
  const textArrays = (stage: Stage, depth = 0): ReadonlySet<ValueId> => {
    const own = new Set(reads.get(stage.id) ?? []);
    if (depth < 50) for (const input of stage.inputs) {
      const inner = input.type === 'Ref' ? definitions.get(input.value) : undefined;
      if (inner !== undefined && writes.size > 0) textArrays(inner, depth + 1).forEach((array) => own.add(array));
    }
    return own;
  };
  return { rootOf, writes: given, grows, strays, written: new Set(writes.keys()), unsteady, disturbed: writes.size === 0 ? () => false : disturbed };
}

function isLength(expr: Expr & { type: 'MemberExpression' }): boolean {
  return !expr.computed && expr.property.type === 'Identifier' && expr.property.name === 'length';
}
