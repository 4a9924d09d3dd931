/**
 * What a region of the backward pass knows of the forward pass: the values that were computed again or restored in it and
 * around it, and the iteration that it goes back through.
 */
import { binary, literalValue, number, ref } from '../ir/build.js';
import type { Facts } from '../ir/facts.js';
import type { Loop, Op, OpId, ValueId } from '../ir/types.js';
import type { Expr } from '../syntax.js';
import { countersOf, plus } from './header.js';
import type { LoopPlan } from './plan.js';
import { distance, type LoopTapes } from './tapes.js';

/** What is known in one region of the backward pass: values computed again or restored there. */
export interface Known {
  readonly outer: Known | undefined;
  readonly values: Map<ValueId, Expr>;
  readonly ops: Op[];
  /** The backward iteration that this region is the body of. */
  readonly level?: Level;
  /** The forward operations around this region, where it stands in the forward pass: what they define is in scope. */
  readonly around?: ReadonlySet<OpId>;
}

export interface Level {
  readonly plan: LoopPlan;
  readonly tapes: LoopTapes;
  readonly counter: Expr | undefined;
  readonly walkers: ReadonlyMap<ValueId, ValueId>;
  /** Where the backward iteration reads its tapes. */
  readonly position: Expr;
  /** The number of the iteration, from 0. */
  readonly trip: Expr;
}

export function lookup(known: Known | undefined, value: ValueId): Expr | undefined {
  for (let at = known; at !== undefined; at = at.outer) {
    const expr = at.values.get(value);
    if (expr !== undefined) return expr;
  }
  return undefined;
}

/** The region that goes back through an iteration of `loop`. */
export function levelOf(known: Known | undefined, loop: Loop): { level: Level; known: Known } | undefined {
  for (let at = known; at !== undefined; at = at.outer) if (at.level?.plan.loop === loop) return { level: at.level, known: at };
  return undefined;
}

/** Between a region and one around it lies a loop. */
export function isLoopBetween(inner: Known, outer: Known): boolean {
  for (let at: Known | undefined = inner; at !== undefined && at !== outer; at = at.outer) if (at.level !== undefined) return true;
  return false;
}

/** A counter that wasn't chosen to be walked: `start + t * step`. */
export function fromTrip(value: ValueId, loop: Loop, level: Level, facts: Facts): Expr {
  const counter = countersOf(loop, facts).find((each) => each.param === value);
  const start = counter === undefined ? undefined : literalValue(counter.start);
  if (counter === undefined || start === undefined) throw new Error('a carried value has neither tape nor count');
  const { step } = counter;
  const trip = level.trip;
  const scaled = step === 1 ? trip : step === -1 ? undefined : binary('*', trip, number(Math.abs(step)));
  if (step < 0) return binary('-', number(start), scaled ?? trip);
  return start === 0 ? scaled! : plus(scaled!, start);
}

/** The value of a counter in iteration `t`. */
export function counterAt(counter: { start: Expr; step: number }, trip: Expr, own: (expr: Expr) => Expr): Expr {
  const scaled = Math.abs(counter.step) === 1 ? trip : binary('*', trip, number(Math.abs(counter.step)));
  const start = own(counter.start);
  if (counter.step < 0) return binary('-', start, scaled);
  const literal = literalValue(start);
  return literal === 0 ? scaled : literal !== undefined ? plus(scaled, literal) : binary('+', start, scaled);
}

/** The number of the iteration, by the counter that is walked or as it is. */
export function positionOf(walksCounter: boolean, header: LoopPlan['header'], counter: ValueId, own: (expr: Expr) => Expr): Expr {
  if (walksCounter && header.kind === 'counter') return distance(ref(counter), { ...header.counter, start: own(header.counter.start) });
  return ref(counter);
}

