/**
 * Which of the arrays that were passed in may be longer when the function returns, and in which a write may go elsewhere
 * than to an index.
 */
import { pathOf, placeOf } from '../ir/paths.js';
import type { Func, Stage, ValueId } from '../ir/types.js';
import { visitOps } from '../ir/walk.js';
import { boundsOf } from './bounds.js';
import type { Objects } from './objects.js';
import type { Places } from './places.js';

export interface Grown {
  readonly grows: ReadonlySet<ValueId>;
  readonly strays: ReadonlySet<ValueId>;
  /** The places of the arrays that may be longer, by `placeIn`. */
  readonly lengthened: ReadonlySet<string>;
}

export function grown(func: Func, where: Places, given: readonly ValueId[], rootOf: (value: ValueId) => ValueId, objects: Objects): Grown {
  const [grows, strays, lengthened] = [new Set<ValueId>(), new Set<ValueId>(), new Set<string>()];
  if (given.length === 0) return { grows, strays, lengthened };
  const { longer, bounded } = boundsOf(func, where);
  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'store' || !longer.has(op.id)) return;
    const written = [...objects.writtenBy(op)].filter((object) => object.given);
    for (const param of given) {
      const reached = objects.reach(param);
      if (!written.some((object) => reached.has(object))) continue;
      grows.add(param);
      if (!bounded.has(op.id)) strays.add(param);
    }
    if (written.length > 0) lengthened.add(placeIn(op.target, where.definitions, rootOf));
  });
  return { grows, strays, lengthened };
}

/** A place in memory, in which indices don't count. */
export function placeIn(value: ValueId, definitions: ReadonlyMap<ValueId, Stage>, rootOf: (value: ValueId) => ValueId): string {
  const row = definitions.get(value);
  const path = row?.gate === 'load' ? pathOf(row, definitions) : undefined;
  return `${rootOf(value)}${path === undefined ? '' : placeOf(path.steps)}`;
}
