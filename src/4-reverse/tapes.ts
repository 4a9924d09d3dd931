/**
 * Tapes: per-iteration storage of what a backward iteration must read, and the counts of iterations themselves.
 *
 * A loop on its own that counts from a literal has a tape of its trip count, indexed by the counter. Every other loop
 * appends to a growing tape, in which there is room before the loop starts if its trip count is known. Its position is one running number for all its tapes, counted up in the forward pass and
 * down again in the backward pass, also across the iterations of outer loops.
 */
import { type Builder, binary, call, literalValue, member, number, ref } from '../ir/build.js';
import type { Add, Branch, Op, Store, ValueId } from '../ir/types.js';
import type { Expr, Type } from '../syntax.js';
import { type Counter, plus } from './header.js';
import type { LoopPlan } from './plan.js';

/** Operations to put into the forward pass, around one loop. */
export interface Insertions {
  /** Before the outermost loop. */
  readonly outside: Op[];
  /** Before the loop itself. */
  readonly before: Op[];
  /** At the head of its body. */
  readonly head: Op[];
  /** At the end of its body's head, after what is recorded there. */
  readonly headEnd: Op[];
  readonly after: Op[];
}

export interface LoopTapes {
  readonly insertions: Insertions;
  readonly tapes: ReadonlyMap<ValueId, ValueId>;
  /** Where the forward iteration writes. */
  readonly position: Expr;
  /** Where it writes after the head of the body. */
  readonly later: Expr;
  /** The number of iterations, as the backward pass reads it; `undefined` where the counter is walked. */
  readonly trips: Expr | undefined;
  /** A count to be taken back before the backward loop. */
  readonly restoreTrips?: (ops: Op[]) => void;
  /** The running number to be counted down at each backward iteration, and the position that is then current. */
  readonly running?: ValueId;
}

const NUMBER: Type = { kind: 'number' };

export const FLOATS: Type = { kind: 'array', form: 'Float64Array', element: NUMBER, readonly: false };

/** How far a counter is from its start: the number of the iteration. */
export function distance(counter: Expr, { start, step }: Counter): Expr {
  const literal = literalValue(start);
  if (step < 0) return binary('-', start, counter);
  return literal === undefined ? binary('-', counter, start) : plus(counter, -literal);
}

/** Neither a number nor a boolean: an array of each iteration, a state that is a string, a number that may be missing. */
function needsPlain(type: Type): boolean {
  return type.kind !== 'number' && type.kind !== 'boolean';
}

export function tapesOf(builder: Builder, plan: LoopPlan, nested: boolean): LoopTapes {
  const insertions: Insertions = { outside: [], before: [], head: [], headEnd: [], after: [] };
  const { header } = plan;
  const local = (hint: string, type: Type = NUMBER): ValueId => builder.value({ type, origin: 'local', hint });
  const start = header.kind === 'counted' ? undefined : literalValue(header.counter.start);
  // A walked counter is whole; a numbered one must start at a literal.
  const byCounter = header.kind === 'counter' || ((header.kind === 'formula' || header.kind === 'entry') && header.counter.step === 1 && start !== undefined && Number.isInteger(start));
  const tapes = new Map<ValueId, ValueId>();
  const isPlain = (value: ValueId): boolean => needsPlain(builder.values[value].type) || plan.asked.has(value);
  const make = (value: ValueId, size: Expr): ValueId => {
    if (isPlain(value)) {
      const kept = builder.value({ type: { ...FLOATS, form: 'Array' } as Type, origin: 'local', of: value, hint: '{}s' });
      insertions.outside.push(builder.plain(kept, { type: 'ArrayExpression', elements: [] }));
      tapes.set(value, kept);
      return kept;
    }
    const boolean = builder.values[value].type.kind === 'boolean';
    const form = boolean ? 'Uint8Array' : 'Float64Array';
    const tape = builder.value({ type: boolean ? { ...FLOATS, form } as Type : FLOATS, origin: 'local', of: value, hint: '{}s' });
    insertions.outside.push(builder.plain(tape, { type: 'NewExpression', callee: { type: 'Identifier', name: form }, arguments: [size] }));
    tapes.set(value, tape);
    return tape;
  };

  if (!nested && byCounter) {
    let trips: Expr | undefined;
    if (plan.taped.size > 0 || header.kind !== 'counter') {
      const size = local('trips');
      insertions.before.push(builder.plain(size, header.trips));
      for (const value of plan.taped) make(value, ref(size));
      trips = ref(size);
    }
    const at = distance(ref(header.counter.param), header.counter);
    return { insertions: { ...insertions, outside: [], before: [...insertions.before, ...insertions.outside] }, tapes, position: at, later: at, trips };
  }

  const longer = (tape: ValueId, cond: Expr, ...size: Expr[]): Branch => builder.op<Branch>({
    kind: 'branch', form: 'if', results: [], cond, else: { ops: [], results: [] },
    then: { ops: [builder.op<Store>({ kind: 'store', target: tape, path: [], value: call({ type: 'Identifier', name: '%longer' }, ref(tape), ...size) })], results: [] },
  });
  const growing = (position: ValueId): void => {
    for (const value of plan.taped) {
      const tape = make(value, number(64));
      if (!isPlain(value)) insertions.head.push(longer(tape, binary('===', ref(position), member(ref(tape), 'length'))));
    }
  };
  /** Room for all iterations at once, where it is known how many there will be: inside the loop nobody asks then. */
  const makeRoom = (position: ValueId, trips: Expr): void => {
    const end = local('end');
    const tapes = [...plan.taped].map((value) => ({ value, tape: make(value, number(64)) })).filter(({ value }) => !isPlain(value));
    if (tapes.length > 0) insertions.before.push(builder.plain(end, binary('+', ref(position), trips)));
    for (const { tape } of tapes) insertions.before.push(longer(tape, binary('>', ref(end), member(ref(tape), 'length')), ref(end)));
  };
  const count = (target: ValueId): Add => ({ ...builder.add(target, number(1)), counts: true });

  if (!nested) {
    // One loop: its own count is the position.
    const trips = local('trips');
    insertions.before.push(builder.plain(trips, number(0)));
    growing(trips);
    insertions.headEnd.push(count(trips));
    return {
      insertions: { ...insertions, outside: [], before: [...insertions.before, ...insertions.outside] },
      tapes, position: ref(trips), later: binary('-', ref(trips), number(1)), trips: ref(trips),
    };
  }

  const ran = header.kind === 'counted' || header.kind === 'entry' ? local('trips') : undefined;
  if (ran !== undefined) insertions.before.push(builder.plain(ran, header.kind === 'entry' ? header.trips : number(0)));
  let running: ValueId | undefined;
  if (plan.taped.size > 0) {
    running = local('at');
    insertions.outside.push(builder.plain(running, number(0)));
    if (header.kind === 'counted') growing(running);
    else makeRoom(running, ran === undefined ? header.trips : ref(ran));
    insertions.headEnd.push(count(running));
  }
  let trips: Expr | undefined = header.kind === 'formula' ? header.trips : undefined;
  let restoreTrips: LoopTapes['restoreTrips'];
  if (ran !== undefined) {
    // How often an inner loop ran is one more number per outer iteration.
    const counts = builder.value({ type: FLOATS, origin: 'local', hint: 'counts' });
    const entry = local('entry');
    insertions.outside.push(
      builder.plain(entry, number(0)),
      builder.plain(counts, { type: 'NewExpression', callee: { type: 'Identifier', name: 'Float64Array' }, arguments: [number(64)] }),
    );
    if (header.kind === 'counted') insertions.headEnd.push(count(ran));
    insertions.after.push(
      longer(counts, binary('===', ref(entry), member(ref(counts), 'length'))),
      builder.op<Store>({ kind: 'store', target: counts, path: [{ index: ref(entry) }], value: ref(ran) }),
      count(entry),
    );
    const restored = local('trips');
    restoreTrips = (ops) => {
      ops.push({ ...builder.add(entry, number(1), '-='), counts: true }, builder.plain(restored, member(ref(counts), ref(entry))));
    };
    trips = ref(restored);
  }
  return { insertions, tapes, position: running === undefined ? number(0) : ref(running), later: running === undefined ? number(0) : binary('-', ref(running), number(1)), trips, restoreTrips, running };
}
