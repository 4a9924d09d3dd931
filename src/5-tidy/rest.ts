/**
 * The backward operations of one level while some of them find their place in the forward pass, with an index of who
 * touches what, so that a question costs as much as it has answers.
 *
 * Places stay: an operation that is taken leaves a gap, so that order is told by number.
 */
import type { Op, OpId, ValueId } from '../ir/types.js';
import { type Uses, usesOf } from './uses.js';

export interface Rest {
  ops(): readonly Op[];
  at(place: number): Op;
  /** The place of the loop that goes back through `loop`. */
  mirror(loop: OpId): number | undefined;
  uses(place: number): Uses;
  /** The places of operations that add to a value or define it, that define it, that read it. */
  touching(value: ValueId): readonly number[];
  defining(value: ValueId): readonly number[];
  reading(value: ValueId): readonly number[];
  /** Places where shadows are read, or written other than by adding. */
  memory(): readonly number[];
  change(edit: Edit): void;
}

export interface Edit {
  readonly taken: ReadonlySet<number>;
  readonly replaced: ReadonlyMap<number, Op>;
}

export function restOf(back: readonly Op[], handlesMemory: (op: Op, uses: Uses) => boolean): Rest {
  const slots: (Op | undefined)[] = [...back];
  const uses = back.map((op) => usesOf([op]));
  const mirrors = new Map<OpId, number>();
  const [touching, defining, reading] = [new Map<ValueId, number[]>(), new Map<ValueId, number[]>(), new Map<ValueId, number[]>()];
  const memory: number[] = [];
  const note = (index: Map<ValueId, number[]>, value: ValueId, place: number): void => {
    const known = index.get(value);
    if (known === undefined) index.set(value, [place]);
    else known.push(place);
  };
  back.forEach((op, place) => {
    if (op.kind === 'loop' && op.mirror !== undefined) mirrors.set(op.mirror, place);
    const { targets, defines, reads } = uses[place];
    new Set([...targets, ...defines]).forEach((value) => note(touching, value, place));
    defines.forEach((value) => note(defining, value, place));
    reads.forEach((value) => note(reading, value, place));
    if (handlesMemory(op, uses[place])) memory.push(place);
  });
  const left = (places: readonly number[] | undefined): readonly number[] => (places ?? []).filter((place) => slots[place] !== undefined);
  return {
    ops: () => slots.filter((op) => op !== undefined),
    at: (place) => slots[place]!,
    mirror: (loop) => left(mirrors.has(loop) ? [mirrors.get(loop)!] : [])[0],
    uses: (place) => uses[place],
    touching: (value) => left(touching.get(value)),
    defining: (value) => left(defining.get(value)).filter((place) => uses[place].defines.has(value)),
    reading: (value) => left(reading.get(value)),
    memory: () => left(memory),
    change: ({ taken, replaced }) => {
      taken.forEach((place) => (slots[place] = undefined));
      replaced.forEach((op, place) => {
        slots[place] = op;
        uses[place] = usesOf([op]);
      });
    },
  };
}
