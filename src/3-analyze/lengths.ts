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
import type { Places } from './places.js';

export function keptLengths(func: Func, places: Places, rootOf: (value: ValueId) => ValueId): ReadonlySet<ValueId> {
  const made = [...places.definitions].filter(([, { gate }]) => gate === 'alloc').map(([value]) => value);
  if (made.length === 0) return new Set();
  const inside = boundsOf(func, places, false).bounded;
  const changed = new Set<ValueId>();
  visitOps(func.body.ops, (op) => {
    if (op.kind === 'store' && !(inside.has(op.id) && op.path.every((step) => 'index' in step))) changed.add(rootOf(op.target));
  });
  return new Set(made.filter((value) => {
    const type = definite(func.values[value].type);
    return !changed.has(value) || (type.kind === 'array' && type.form !== 'Array');
  }));
}
