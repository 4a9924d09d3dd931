/**
 * What is mentioned inside a branch or loop and also outside of it, so that it lives on beyond its end.
 *
 *     if (c) { dt = 1; dx += dt; }  return dx;     →     beyond the branch: dx, first mentioned in that arm by `dx += dt`
 *
 * One walk finds the innermost operation around all mentions of a value; a second one goes from each mention up to there.
 * So the work grows with the program and with what crosses each level, not with the depth of the levels.
 */
import type { Op, Region, ValueId } from '../ir/types.js';
import { exprsOf, refsOf, regionsOf } from '../ir/walk.js';

export interface Beyond {
  /** In the order in which they are first mentioned inside. */
  readonly of: (op: Op) => readonly ValueId[];
  /** The operation of a list inside that is the first to mention a value which lives on. */
  readonly first: (ops: readonly Op[], value: ValueId) => Op | undefined;
}

/** An operation with regions, and where it stands. Without one: the top level. */
interface Place {
  readonly op: Op;
  readonly list: readonly Op[];
  readonly outer: Place | undefined;
  readonly depth: number;
  readonly crossing: Set<ValueId>;
}

type Visit = (value: ValueId, op: Op, list: readonly Op[], place: Place | undefined) => void;

/** `everywhere` are values to be taken as mentioned at the top level. */
export function beyond(region: Region, mentions: (value: ValueId) => readonly ValueId[], everywhere: (value: ValueId) => boolean): Beyond {
  const places = new Map<Op, Place>();
  const around = new Map<ValueId, Place | undefined>();
  const firsts = new Map<readonly Op[], Map<ValueId, Op>>();

  const walk = (list: readonly Op[], outer: Place | undefined, visit: Visit): void => list.forEach((op) => {
    const regions = regionsOf(op);
    const mention = (value: ValueId): void => mentions(value).forEach((each) => visit(each, op, list, regions.length > 0 ? places.get(op) : outer));
    if (regions.length > 0 && !places.has(op)) places.set(op, { op, list, outer, depth: (outer?.depth ?? 0) + 1, crossing: new Set() });
    exprsOf(op).forEach((expr) => refsOf(expr).forEach(mention));
    if (op.kind === 'add' || op.kind === 'store') mention(op.target);
    if (op.kind === 'stage') mention(op.result);
    regions.forEach((inner) => {
      walk(inner.ops, places.get(op), visit);
      inner.results.forEach((atom) => refsOf(atom).forEach(mention));
    });
  });

  walk(region.ops, undefined, (value, _, __, place) => around.set(value, around.has(value) ? common(around.get(value), place) : place));
  for (const atom of region.results) for (const value of refsOf(atom)) around.set(value, undefined);
  for (const value of around.keys()) if (everywhere(value)) around.set(value, undefined);

  walk(region.ops, undefined, (value, mentioning, standing, place) => {
    const end = around.get(value);
    let [op, list] = [mentioning, standing];
    for (let at = place; at !== end && at !== undefined; at = at.outer) {
      if (op !== at.op) {
        const known = firsts.get(list) ?? new Map<ValueId, Op>();
        if (known.has(value)) return;
        firsts.set(list, known.set(value, op));
      }
      at.crossing.add(value);
      [op, list] = [at.op, at.list];
    }
  });
  return { of: (op) => [...places.get(op)?.crossing ?? []], first: (ops, value) => firsts.get(ops)?.get(value) };
}

function common(a: Place | undefined, b: Place | undefined): Place | undefined {
  let [one, two] = [a, b];
  while (one !== two) {
    if ((one?.depth ?? 0) >= (two?.depth ?? 0)) one = one?.outer;
    else two = two?.outer;
  }
  return one;
}
