/**
 * Which arrays and records have a shadow that the text can name, and which are known only when the program runs.
 *
 * A parameter has a shadow of its own, so has an array that the function makes, and a row is a row of the shadow of its
 * array. But what a loop hands from one iteration to the next, what comes out of a branch, and what is taken out of an
 * array into which rows are stored may be one array or another: its shadow is *found* by identity, and so is that of
 * every array that it may be.
 *
 *     [prev, next] = [next, prev];   →   `prev` and `next` are found, and so are the two arrays that they began with
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { Facts } from '../ir/facts.js';
import { definite, holdsElements, isNullable } from '../ir/shapes.js';
import type { Branch, Func, Store, ValueId } from '../ir/types.js';
import { refsOf, visitOps } from '../ir/walk.js';
import { carriesNumbers } from './activity.js';
import { adopted } from './adopted.js';
import type { Memory } from './memory.js';
import type { MemoryObject } from './objects.js';
import type { Places } from './places.js';

export interface Known {
  readonly found: ReadonlySet<ValueId>;
  readonly ours: ReadonlySet<ValueId>;
  readonly parents: Facts['parents'];
  readonly sought: readonly ValueId[];
  readonly moved: Facts['moved'];
}

export function known(func: Func, places: Places, { objects, writes, grows }: Memory, active: ReadonlySet<ValueId>, isUnit: boolean): Known {
  const { definitions, around, home } = places;
  const found = new Set<ValueId>();
  const { parents, settled } = adopted(func, places, objects, active);
  const holds = (object: MemoryObject): boolean => objects.holders.has(object) && !settled.has(object);
  const isActiveObject = (value: ValueId): boolean => active.has(value) && holdsElements(definite(func.values[value].type));
  /** Chosen once, between what came in: the gradient is chosen in the same way. */
  const isChoice = (branch: Branch, at: number): boolean => around.get(branch.id)!.length === 0 && [branch.then, branch.else].every(({ results }) => refsOf(results[at]).every(isGiven));
  const isGiven = (value: ValueId): boolean => {
    const op = home.get(value);
    if (op === undefined) return true;
    if (op.kind === 'branch') return isChoice(op, op.results.indexOf(value));
    if (op.kind !== 'stage') return false;
    return op.gate === 'load' ? refsOf(op.inputs[0]).every(isGiven) : op.gate === null;
  };

  visitOps(func.body.ops, (op) => {
    if (op.kind === 'loop') [...op.params, ...op.results].filter(isActiveObject).forEach((value) => found.add(value));
    if (op.kind === 'branch') op.results.forEach((value, at) => isActiveObject(value) && !isChoice(op, at) && found.add(value));
  });
  const moved = new Set(writes.filter((param) => active.has(param) && [...objects.reach(param)].some((object) => object.given && objects.holders.has(object))));
  // The seed of what has changed places goes to each by itself.
  const wanted = new Set<MemoryObject>([...moved].flatMap((param) => [...objects.reach(param)]));
  for (let size = -1; size !== found.size + wanted.size;) {
    size = found.size + wanted.size;
    for (const value of found) objects.reach(value).forEach((object) => wanted.add(object));
    for (const [value, stage] of definitions) {
      if (!isActiveObject(value)) continue;
      if (stage.gate === 'load' && refsOf(stage.inputs[0]).some((base) => found.has(base) || [...objects.of(base)].some(holds))) found.add(value);
      if (stage.gate === 'alloc' && [...objects.reach(value)].some((object) => wanted.has(object) || holds(object))) found.add(value);
    }
  }
  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'store' || ![...objects.writtenBy(op)].some((object) => object.given)) return;
    // Whole numbers carry no gradient, but what is written into them would be lost; to a unit they are only handed on.
    if (!isUnit && [...objects.writtenBy(op)].some((object) => object.given && !carriesNumbers(object.type))) refuse('GG2011', op.span ?? func.span, {});
    // What may be missing has no parts to be kept.
    if (func.params.some(({ value, type }) => isSought(value) && isNullable(type) && reaches(value, op))) refuse('GG2011', op.span ?? func.span, {});
  });
  function isSought(param: ValueId): boolean {
    return active.has(param) && [...objects.reach(param)].some((object) => wanted.has(object));
  }
  function reaches(param: ValueId, op: Store): boolean {
    const reached = objects.reach(param);
    return [...objects.writtenBy(op)].some((object) => object.given && reached.has(object));
  }
  if (isUnit) moved.clear();
  else writes.filter((param) => grows.has(param) && isSought(param)).forEach((param) => moved.add(param));
  const ours = new Set([...found].filter((value) => [...objects.of(value)].every((object) => !object.given)));
  return { found, ours, parents: new Map([...parents].filter(([value]) => !found.has(value))), sought: func.params.map(({ value }) => value).filter(isSought), moved };
}
