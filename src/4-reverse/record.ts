/**
 * Makes every primal value that the backward pass reads available there: still in scope, computed again, or recorded.
 *
 * `reverse` mentions primal values as if each backward iteration could look into its forward iteration. Here the
 * forward pass is given its tapes, the backward loops their headers, and each mention becomes a value that exists.
 * Guarantees that the backward region reads only values of the top level, its own, and tapes.
 */
import type { Facts } from '../ir/facts.js';
import { type Fused, NOTHING_FUSED, type Place } from '../ir/fused.js';
import type { Kept } from '../ir/kept.js';
import type { GateLibrary } from '../gates/load.js';
import { binary, Builder, literalValue, member, number, ref } from '../ir/build.js';
import type { Func, Loop, Op, OpId, Region, Stage, ValueId } from '../ir/types.js';
import { mapExprs, refsOf, resultsOf, substitute } from '../ir/walk.js';
import type { Binding, Expr } from '../syntax.js';
import { codesOf } from './codes.js';
import { plus } from './header.js';
import { keptValues } from './kept.js';
import { askCodes } from './leaving.js';
import { counterAt, fromTrip, isLoopBetween, type Known, type Level, levelOf, lookup, positionOf } from './known.js';
import { isCheap, type LoopPlan, planLoops } from './plan.js';
import type { Reversed } from './reverse.js';
import { type LoopTapes, tapesOf } from './tapes.js';
import type { Step } from './undo.js';
import { weave } from './weave.js';

export interface Recorded extends Reversed {
  readonly forward: Region;
  /** What became of each value that is read, and why. */
  readonly kept: () => readonly Kept[];
}

/** Where loops are fused, `reversed.backward` is what is left, and the rest stands in the forward pass. */
export function record(func: Func, before: Facts, gates: GateLibrary, reversed: Reversed, fused: Fused = NOTHING_FUSED): Recorded {
  const facts: Facts = { ...before, inside: reversed.inside };
  const builder = new Builder(reversed.values, reversed.nextOp);
  const primal = func.values.length;
  const codes = codesOf(func, facts);
  const { backward, plan } = askCodes({ func, facts, codes, backward: reversed.backward, fused, plan: (region) => planLoops(func, facts, gates, region, fused, codes) });
  const because = new Map(reversed.because);
  const tapes = new Map<OpId, LoopTapes>();
  for (const [id, loop] of plan.loops) tapes.set(id, tapesOf(builder, loop, facts.around.get(id)!.some((op) => op.kind === 'loop' && !fused.loops.has(op.id))));

  const keep = (known: Known, op: Op, reason: OpId | undefined): void => {
    if (reason !== undefined) because.set(op.id, reason);
    known.ops.push(op);
  };

  /** The value belongs to an arm of a branch that the region doesn't stand in. */
  const inOtherArm = (home: Op, known: Known): boolean => {
    let at = known;
    while (at.outer !== undefined) at = at.outer;
    return facts.around.get(home.id)!.some((op) => !fused.loops.has(op.id) && !at.around?.has(op.id));
  };

  const efforts = new Map<ValueId, number>();
  /** How many stages of arms have to be computed again for a value. */
  const effort = (value: ValueId): number => {
    const stage = facts.definitions.get(value);
    if (stage === undefined || plan.loopOf(value) !== undefined || facts.around.get(stage.id)!.length === 0 || !isCheap(stage, gates, facts)) return 0;
    const found = efforts.get(value);
    if (found !== undefined) return found;
    let all = facts.inside.has(stage.id) ? 0 : 1;
    for (const operand of refsOf(stage.expr)) all = Math.min(all + effort(operand), LONGEST + 1);
    efforts.set(value, all);
    return all;
  };

  /** What to write where a backward operation mentions a primal value. */
  const resolve = (value: ValueId, known: Known, reason: OpId | undefined, whole = false): Expr | undefined => {
    if (value >= primal) return undefined;
    const found = lookup(known, value);
    if (found !== undefined) return found;
    const stage = facts.definitions.get(value);
    if (stage !== undefined && facts.inside.has(stage.id)) {
      const text = substitute(stage.expr, (inner) => resolve(inner, known, reason, true));
      return whole ? text : bracketed(text);
    }
    const loop = plan.loopOf(value);
    if (loop === undefined) {
      const home = facts.home.get(value);
      return home !== undefined && inOtherArm(home, known) && stage !== undefined && isCheap(stage, gates, facts) && effort(value) <= LONGEST ? again(stage, known, reason) : undefined;
    }
    const at = levelOf(known, loop);
    if (at === undefined) throw new Error('a value of a loop is read outside it');
    const { level } = at;
    if (level.counter !== undefined && level.plan.header.kind !== 'counted' && level.plan.header.counter.param === value) return level.counter;
    if (level.plan.taped.has(value)) return restored(value, at.known, level, reason);
    // Where it is asked for: the array may belong to an arm.
    if (level.plan.reread.has(value)) return restored(value, known, level, reason);
    const end = loop.body.results.findIndex((next) => next.type === 'Ref' && next.value === value);
    const walker = end < 0 ? undefined : level.walkers.get(loop.params[end]);
    if (walker !== undefined) return ref(walker);
    const step = level.plan.undone.get(value);
    if (step !== undefined) return takenBack(value, step, at.known, level, reason);
    if (loop.params.includes(value)) return fromTrip(value, loop, level, facts);
    if (stage === undefined) throw new Error('a joined value has no tape');
    // Once for each iteration that it belongs to, not for each of a loop inside.
    return loop.body.ops.includes(stage) && isLoopBetween(known, at.known) ? again(stage, at.known, undefined) : again(stage, known, reason);
  };

  /** Computes a stage again, where it is asked for. */
  const again = (stage: Stage, known: Known, reason: OpId | undefined): Expr => {
    const expr = substitute(stage.expr, (inner) => resolve(inner, known, reason, true));
    if (expr.type === 'Literal') return expr;
    const { type, variable, hint } = builder.values[stage.result];
    const copy = builder.value({ type, origin: 'stage', variable, hint, of: stage.result });
    keep(known, builder.plain(copy, expr), reason);
    known.values.set(stage.result, ref(copy));
    return ref(copy);
  };

  /** Reads a tape, or where the program has stored it, once per iteration, before the first group of the body that asks. */
  const restored = (value: ValueId, known: Known, level: Level, reason?: OpId): Expr => {
    const { type, variable, hint } = builder.values[value];
    const copy = builder.value({ type, origin: 'stage', variable, hint, of: value });
    const tape = level.tapes.tapes.get(value);
    let read: Expr = tape === undefined ? substitute(facts.stored.get(value)!, (each) => resolve(each, known, reason, true)) : member(ref(tape), level.position);
    if (tape !== undefined && type.kind === 'boolean') read = binary('===', read, number(1));
    early(known, builder.plain(copy, read), reason);
    known.values.set(value, ref(copy));
    return ref(copy);
  };

  /** Puts an operation before the first group of the region that asks for it. */
  const early = (known: Known, op: Stage, reason: OpId | undefined): void => {
    const operands = new Set(refsOf(op.expr));
    let at = known.ops.length;
    while (reason !== undefined && at > 0 && because.get(known.ops[at - 1].id) === reason && !resultsOf(known.ops[at - 1]).some((each) => operands.has(each))) at--;
    const previous = at > 0 ? because.get(known.ops[at - 1].id) : undefined;
    if (previous !== undefined) because.set(op.id, previous);
    known.ops.splice(at, 0, op);
  };

  /** The step that the forward iteration took is taken back, once, where its start is first asked for. */
  const takenBack = (value: ValueId, { sign, by }: Step, known: Known, level: Level, reason: OpId | undefined): Expr => {
    const amount = substitute(by, (inner) => resolve(inner, known, reason, true));
    const { type, variable, hint } = builder.values[value];
    const copy = builder.value({ type, origin: 'stage', variable, hint, of: value });
    const back = sign === '+' ? '-' : '+';
    const assign = literalValue(amount) === 1 ? (back === '-' ? '--' : '++') : `${back}=` as const;
    early(known, builder.op<Stage>({ kind: 'stage', gate: null, inputs: [], result: copy, assign, expr: binary(back, ref(level.walkers.get(value)!), amount) }), reason);
    known.values.set(value, ref(copy));
    return ref(copy);
  };

  const rewrite = (ops: readonly Op[], known: Known): void => {
    for (const op of ops) {
      const reason = because.get(op.id);
      if (op.kind === 'loop' && op.mirror !== undefined) {
        keep(known, backwardLoop(op, known, reason), reason);
        continue;
      }
      const own = (expr: Expr): Expr => substitute(expr, (value) => resolve(value, known, reason));
      if (op.kind === 'branch') {
        const cond = own(op.cond);
        keep(known, { ...op, cond, then: inner(op.then, known), else: inner(op.else, known) }, reason);
      } else {
        keep(known, mapExprs(op, own), reason);
      }
    }
  };
  const inner = (region: Region, outer: Known): Region => {
    const known: Known = { outer, values: new Map(), ops: [] };
    rewrite(region.ops, known);
    return { ops: known.ops, results: region.results.map((atom) => substitute(atom, (value) => resolve(value, known, undefined))) };
  };

  const backwardLoop = (op: Loop, outer: Known, reason: OpId | undefined): Loop => {
    const loopPlan = plan.loops.get(op.mirror!)!;
    const { loop, header } = loopPlan;
    const tape = tapes.get(op.mirror!)!;
    const own = (expr: Expr): Expr => substitute(expr, (value) => resolve(value, outer, reason));
    tape.restoreTrips?.(outer.ops);

    const fromZero = header.kind === 'counter' && header.counter.step === 1 && literalValue(header.counter.start) === 0;
    const walksCounter = header.kind === 'counter' && (tape.trips === undefined || !fromZero) && tape.restoreTrips === undefined;
    const counterSource = header.kind === 'counted' ? undefined : header.counter;
    const counterValue = builder.values[counterSource?.param ?? 0];
    const named = counterSource !== undefined && (walksCounter || (counterSource.step === 1 && literalValue(counterSource.start) === 0));
    // The backward counter is a variable of its own, by the name of the one whose steps it takes back.
    const variable: Binding = { id: -1, name: named && counterValue.variable !== undefined ? counterValue.variable.name : 't', kind: 'let', module: false, type: { kind: 'number' } };
    const counter = builder.value({ type: { kind: 'number' }, origin: 'carried', variable });
    const next = builder.value({ type: { kind: 'number' }, origin: 'stage', variable });
    const after = builder.value({ type: { kind: 'number' }, origin: 'join', variable });

    let init: Expr;
    let test: Expr;
    let down = true;
    let current: Expr | undefined;
    if (walksCounter && header.kind === 'counter') {
      init = own(header.last);
      down = header.counter.step > 0;
      test = binary(down ? '>=' : '<=', ref(counter), own(header.counter.start));
      current = ref(counter);
    } else {
      init = plus(own(tape.trips!), -1);
      test = binary('>=', ref(counter), number(0));
      current = counterSource === undefined ? undefined : counterAt(counterSource, ref(counter), own);
    }

    const walkers = new Map<ValueId, ValueId>();
    const body: Known = {
      outer, values: new Map(), ops: [],
      level: { plan: loopPlan, tapes: tape, counter: current, walkers, position: tape.running === undefined ? positionOf(walksCounter, header, counter, own) : ref(tape.running), trip: positionOf(walksCounter, header, counter, own) },
    };
    const exit = loop.exit === undefined ? undefined : loop.params[loop.exit];
    const extra: { param: ValueId; init: Expr; result: ValueId; of: ValueId }[] = [];
    for (const param of loopPlan.walking) {
      const { type, variable, hint } = builder.values[param];
      const walker = builder.value({ type, origin: 'carried', variable, hint, of: param });
      walkers.set(param, walker);
      const result = builder.value({ type, origin: 'join', variable, hint, of: param });
      extra.push({ param: walker, init: own(param === exit ? plan.exitAfter(loop) : ref(loop.results[loop.params.indexOf(param)])), result, of: param });
    }
    if (tape.running !== undefined) body.ops.push({ ...builder.add(tape.running, number(1), '-='), counts: true });
    rewrite(op.body.ops, body);
    const walked = extra.map(({ of }) => (of === exit ? number(0) : resolve(of, body, undefined)!));
    const results = op.body.results.map((atom) => substitute(atom, (value) => resolve(value, body, undefined)));
    const stepFrom = body.ops.length;
    const step = builder.op<Stage>({ kind: 'stage', gate: null, inputs: [], result: next, assign: down ? '--' : '++', expr: binary(down ? '-' : '+', ref(counter), number(1)) });
    body.ops.push(step);
    // Where this loop ends, a variable that walked back is what it was before the forward loop.
    for (const { of, result } of extra) {
      const before = loop.inits[loop.params.indexOf(of)];
      const around = before.type === 'Ref' ? plan.loopOf(before.value) : undefined;
      if (before.type === 'Ref' && around !== undefined && plan.loops.get(around.id)?.undone.has(before.value) && lookup(outer, before.value) === undefined) outer.values.set(before.value, ref(result));
    }
    return {
      ...op, form: 'for', test, stepFrom,
      params: [counter, ...extra.map((e) => e.param), ...op.params],
      inits: [init, ...extra.map((e) => e.init), ...op.inits.map(own)],
      results: [after, ...extra.map((e) => e.result), ...op.results],
      body: { ops: body.ops, results: [ref(next), ...walked, ...results] },
      counters: [0],
    };
  };

  const top: Known = { outer: undefined, values: new Map(), ops: [] };
  rewrite(backward.ops, top);
  const stores = new Map<OpId, { readonly tapes: LoopTapes; readonly plan: LoopPlan }>();
  for (const [id, loopPlan] of plan.loops) stores.set(id, { tapes: tapes.get(id)!, plan: loopPlan });
  const within = new Map<Place, readonly Op[]>();
  for (const [place, ops] of fused.within) {
    const [id, part] = place.split(':');
    const around = facts.around.get(Number(id))!.map((op) => op.id);
    const known: Known = { outer: undefined, values: new Map(), ops: [], around: new Set(part === 'before' ? around : [...around, Number(id)]) };
    rewrite(ops, known);
    within.set(place, known.ops);
  }
  const forward = weave(func, facts, builder, stores, { ...fused, within });
  return {
    ...reversed, values: builder.values, nextOp: builder.nextOp, because,
    backward: { ops: top.ops, results: reversed.backward.results }, forward,
    kept: () => keptValues({ func, facts, gates, plan, because, before: backward, after: { ops: top.ops, results: [] }, values: builder.values }),
  };
}

/** A chain of more stages isn't computed again: what many places need would be computed in all of them. */
const LONGEST = 4;

/** What was a part of an expression stays recognisable as one. */
function bracketed(expr: Expr): Expr {
  return expr.type === 'BinaryExpression' && expr.operator !== '*' ? { ...expr, parens: true } : expr;
}
