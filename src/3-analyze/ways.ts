/**
 * The way to an element: the array it begins at, and an index for each step. Two ways with different indices in the same
 * place lead to different elements, where no two rows are one array.
 *
 *     D[i - 1][j]      begins at `D`, and goes by `j` and, before that, by `i - 1`
 */
import { literalValue } from '../ir/build.js';
import type { Loop, Op, Stage, Store, ValueId } from '../ir/types.js';
import { refsOf, regionsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import type { MemoryObject, Objects } from './objects.js';
import type { Places } from './places.js';

export interface Way {
  readonly root: ValueId;
  /** The last one first. */
  readonly indices: readonly Expr[];
}

/** `counter + offset`, with the counter of a loop that goes by whole steps. */
export interface Moved {
  readonly loop: Loop;
  readonly step: number;
  readonly offset: number;
  /** Where the counter starts, if that is a number that is written there. */
  readonly start?: number;
}

export interface Ways {
  readonly to: (base: ValueId, index: Expr) => Way;
  readonly moved: (index: Expr) => Moved | undefined;
}

export function waysOf(ops: readonly Op[], { definitions, home }: Places, objects: Objects): Ways {
  /** Stores of arrays and records, by what they write into, with the list that they stand in. */
  const puts = new Map<MemoryObject, (readonly [Store, readonly Op[]])[]>();
  const scan = (list: readonly Op[]): void => list.forEach((op) => {
    regionsOf(op).forEach((region) => scan(region.ops));
    if (op.kind === 'store' && refsOf(op.value).some((value) => objects.of(value).size > 0)) for (const object of objects.writtenBy(op)) puts.set(object, [...puts.get(object) ?? [], [op, list]]);
  });
  scan(ops);

  /** No two rows of the array are the same array: they were made with it, or each was put there when it was made. */
  const hasOwnRows = (array: ValueId): boolean => {
    const [object, ...more] = objects.of(array);
    if (object === undefined || more.length > 0 || object.given || object.source === undefined) return false;
    const made = definitions.get(object.source);
    if (made?.gate !== 'alloc') return false;
    const { expr } = made;
    if (expr.type === 'CallExpression' && expr.callee.type === 'Identifier' && expr.callee.name.startsWith('%rows:')) return !objects.holders.has(object);
    const isEmpty = expr.type === 'NewExpression' || (expr.type === 'ArrayExpression' && expr.elements.length === 0);
    const [put, ...others] = puts.get(object) ?? [];
    if (!isEmpty || put === undefined || others.length > 0) return false;
    const [{ value, path }, list] = put;
    const row = value.type === 'Ref' ? definitions.get(value.value) : undefined;
    return path.length === 1 && row?.gate === 'alloc' && list.includes(row);
  };

  const to = (base: ValueId, index: Expr): Way => {
    const indices = [index];
    let root = base;
    for (let stage = definitions.get(root); stage?.gate === 'load' && stage.inputs.length === 2; stage = definitions.get(root)) {
      const [array, at] = stage.inputs;
      if (array.type !== 'Ref' || !hasOwnRows(array.value)) break;
      indices.push(at);
      root = array.value;
    }
    return { root, indices };
  };

  const moved = (index: Expr): Moved | undefined => {
    if (index.type !== 'Ref') return undefined;
    const loop = home.get(index.value);
    const at = loop?.kind === 'loop' ? loop.params.indexOf(index.value) : -1;
    if (loop?.kind !== 'loop' || at < 0) {
      const stage = definitions.get(index.value);
      const own = stage && offsetOf(stage);
      const inner = own === undefined ? undefined : moved(stage!.inputs[0]);
      return inner && { ...inner, offset: inner.offset + own! };
    }
    const next = loop.body.results[at];
    const stage = next.type === 'Ref' ? definitions.get(next.value) : undefined;
    const step = stage && offsetOf(stage);
    if (step === undefined || step === 0 || stage!.inputs[0].type !== 'Ref' || stage!.inputs[0].value !== index.value) return undefined;
    const init = loop.inits[at];
    const named = init.type === 'Ref' ? definitions.get(init.value) : undefined;
    return { loop, step, offset: 0, start: literalValue(named?.gate === null ? named.expr : init) };
  };
  return { to, moved };
}

/** `v + 2` or `v - 2`: the whole number. */
function offsetOf({ gate, inputs }: Stage): number | undefined {
  const offset = gate === 'add' || gate === 'sub' ? literalValue(inputs[1]) : undefined;
  return offset === undefined || !Number.isInteger(offset) ? undefined : gate === 'add' ? offset : -offset;
}
