/**
 * Which arrays of our own keep the length with which they were made: typed ones, and those that are written at no other
 * places than they had. Their shadows can be made without asking them.
 *
 *     const t = [x, y, 0]; for (let j = 0; j < 3; j++) t[j] *= 2;      keeps it
 *     const t = [x, y, 0]; t.push(x * y);                              doesn't
 */
import { definite } from '../ir/shapes.js';
import type { Func, ValueId } from '../ir/types.js';
import { visitOps } from '../ir/walk.js';
import { boundsOf } from './bounds.js';
import type { Memory } from './memory.js';
import type { MemoryObject } from './objects.js';
import type { Places } from './places.js';

export function keptLengths(func: Func, places: Places, { objects, rootOf }: Pick<Memory, 'objects' | 'rootOf'>): ReadonlySet<ValueId> {
  const made = [...places.definitions].filter(([, { gate }]) => gate === 'alloc').map(([value]) => value);
  // One that is as long as another one keeps its length as soon as that is known to keep its own.
  for (let known: ReadonlySet<ValueId> = new Set(); ;) {
    const next = made.length === 0 ? known : keeping(known);
    if (next.size === known.size) return next;
    known = next;
  }

  function keeping(known: ReadonlySet<ValueId>): ReadonlySet<ValueId> {
    const inside = boundsOf(func, places, false, known).bounded;
    const changed = new Set<ValueId>();
    const lengthened = new Set<MemoryObject>();
    visitOps(func.body.ops, (op) => {
      if (op.kind !== 'store' || (inside.has(op.id) && op.path.every((step) => 'index' in step))) return;
      changed.add(rootOf(op.target));
      objects.writtenBy(op).forEach((object) => lengthened.add(object));
    });
    return new Set(made.filter((value) => {
      const type = definite(func.values[value].type);
      return (!changed.has(value) && ![...objects.of(value)].some((object) => lengthened.has(object))) || (type.kind === 'array' && type.form !== 'Array');
    }));
  }
}
