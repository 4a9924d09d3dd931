/**
 * What each loop must keep for its backward pass: nothing, where a value can be computed again from what is at hand;
 * else one slot per iteration. (Hascoët & Pascual, "The Tapenade automatic differentiation tool", §4: TBR analysis;
 * recomputing what is cheap is their "Recompute-All" limited to arithmetic.)
 *
 * Carried variables that are needed are recorded at the head of an iteration; the value with which an iteration ends is
 * then the one with which the next began, so it needs no slot of its own.
 */
import { literalValue, ref } from '../ir/build.js';
import type { Facts } from '../ir/facts.js';
import type { Fused } from '../ir/fused.js';
import type { Obstacle } from '../ir/kept.js';
import type { GateLibrary } from '../gates/load.js';
import type { Func, Loop, Op, OpId, Region, Stage, ValueId } from '../ir/types.js';
import { isOfCall } from '../ir/units.js';
import { children, exprsOf, refsOf, regionsOf, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { type Codes, exitCodeOf, exitSeen } from './codes.js';
import { countersOf, type Header, headerOf } from './header.js';
import { isSteady } from './steady.js';
import { type Step, stepOf } from './undo.js';

export interface LoopPlan {
  readonly loop: Loop;
  readonly header: Header;
  /** Values with a slot per iteration. */
  readonly taped: Set<ValueId>;
  /** Carried values whose version at the end of the iteration is read: they walk backwards in a variable. */
  readonly walking: Set<ValueId>;
  /** Those of them that need no slots either: their steps are taken back. */
  readonly undone: Map<ValueId, Step>;
  /** Values that are read again where the program has stored them. */
  readonly reread: Set<ValueId>;
  /** Iterations are numbered, since a tape or a formula asks for it. */
  readonly needs: Set<ValueId>;
  /** Values of which something asks whether they are missing: among floats, `undefined` would become `NaN`. */
  readonly asked: ReadonlySet<ValueId>;
  /** Why the taped values aren't computed again. */
  readonly obstacles: Map<ValueId, Obstacle>;
}

export interface Plan {
  readonly loops: ReadonlyMap<OpId, LoopPlan>;
  /** For each loop value that isn't printed on its own: nothing. For each other: the loop it lives in. */
  readonly loopOf: (value: ValueId) => Loop | undefined;
  /** The exit code after a loop, as an iteration of the loop around it can have it. */
  readonly exitAfter: (loop: Loop) => Expr;
}

export function planLoops(func: Func, facts: Facts, gates: GateLibrary, backward: Region, fused: Fused, codes: Codes): Plan {
  const primal = func.values.length;
  const loops = new Map<OpId, LoopPlan>();
  const mirrored: Loop[] = [];
  const loopOf = (value: ValueId): Loop | undefined => {
    const home = facts.home.get(value);
    if (home === undefined) return undefined;
    if (home.kind === 'loop' && home.params.includes(value) && !fused.loops.has(home.id)) return home;
    // In a fused loop everything is in scope.
    return [...facts.around.get(home.id)!].reverse().find((op): op is Loop => op.kind === 'loop' && !fused.loops.has(op.id));
  };

  const need = (value: ValueId): void => {
    if (value >= primal) return;
    const stage = facts.definitions.get(value);
    if (stage !== undefined && facts.inside.has(stage.id)) return refsOf(stage.expr).forEach(need);
    const loop = loopOf(value);
    if (loop !== undefined) loops.get(loop.id)?.needs.add(value);
  };
  const forward = new Map<OpId, Loop>();
  const index = (ops: readonly Op[]): void => ops.forEach((op) => {
    if (op.kind === 'loop') forward.set(op.id, op);
    regionsOf(op).forEach((region) => index(region.ops));
  });
  index(func.body.ops);
  const asked = new Set<ValueId>();
  visitOps(func.body.ops, (op) => exprsOf(op).forEach((expr) => askedIn(expr, asked)));
  const open = (ops: readonly Op[]): void => ops.forEach((op) => {
    if (op.kind === 'loop' && op.mirror !== undefined) {
      const loop = forward.get(op.mirror)!;
      mirrored.push(loop);
      loops.set(loop.id, { loop, header: headerOf(func, loop, facts), taped: new Set(), walking: new Set(), undone: new Map(), reread: new Set(), needs: new Set(), asked, obstacles: new Map() });
    }
    regionsOf(op).forEach((region) => open(region.ops));
  });
  const lists = [backward.ops, ...fused.within.values()];
  lists.forEach(open);
  const read = (ops: readonly Op[]): void => ops.forEach((op) => {
    exprsOf(op).forEach((expr) => refsOf(expr).forEach(need));
    regionsOf(op).forEach((region) => {
      read(region.ops);
      region.results.forEach((atom) => refsOf(atom).forEach(need));
    });
  });
  lists.forEach(read);

  // Inner loops first: what they compute again may ask for more of the outer ones.
  for (const loop of mirrored.reverse()) {
    const plan = loops.get(loop.id)!;
    if (plan.header.kind !== 'counted') {
      if (plan.header.kind !== 'entry') refsOf(plan.header.trips).forEach(need);
      refsOf(plan.header.counter.start).forEach(need);
    }
    choose(plan);
  }
  return { loops, loopOf, exitAfter };

  /** Where each jump out of the loop leaves the loop around it as well, the code of that one tells. */
  function exitAfter(loop: Loop): Expr {
    const after = ref(loop.results[loop.exit!]);
    const outer = loopOf(after.value);
    return (outer && exitSeen(codes, loop, outer)) ?? after;
  }

  function choose(plan: LoopPlan): void {
    const { loop, taped, walking, undone, reread } = plan;
    const counters = new Set(plan.header.kind === 'counted' ? [] : [plan.header.counter.param]);
    for (const counter of countersOf(loop, facts)) if (literalValue(counter.start) !== undefined) counters.add(counter.param);
    const ends = new Map<ValueId, number>();
    loop.body.results.forEach((next, at) => {
      if (next.type === 'Ref' && !ends.has(next.value)) ends.set(next.value, at);
    });
    /** The values without which `value` can't be had again, or why it must be recorded itself. */
    const missing = (value: ValueId, depth: number): Set<ValueId> | Obstacle => {
      const found = computing(value, depth);
      return found instanceof Set && found.size === 0 ? found : isStored(value, depth) ? new Set() : found;
    };
    /** The program has stored it where the backward pass can find it. */
    const isStored = (value: ValueId, depth: number): boolean => {
      const place = printedIn(value) ? undefined : facts.stored.get(value);
      if (place === undefined) return false;
      const isThere = refsOf(place).every((each) => {
        const parts = missing(each, depth + 1);
        return parts instanceof Set && parts.size === 0;
      });
      if (isThere) reread.add(value);
      return isThere;
    };
    const computing = (value: ValueId, depth: number): Set<ValueId> | Obstacle => {
      if (value >= primal || loopOf(value) !== loop || isCarriedBack(value) || counters.has(value)) return new Set();
      const stage = facts.definitions.get(value);
      const printedInside = stage !== undefined && facts.inside.has(stage.id);
      if (!printedInside) {
        if (loop.params.includes(value)) return new Set([value]);
        const end = ends.get(value);
        if (end !== undefined && isCarriedBack(loop.params[end])) return new Set();
        const obstacle = obstacleTo(value, gates, facts) ?? (depth > 12 ? { why: 'long' } as const : undefined);
        if (obstacle !== undefined) return obstacle;
      }
      const all = new Set<ValueId>();
      for (const operand of refsOf(stage!.expr)) {
        const parts = missing(operand, depth + 1);
        if (!(parts instanceof Set)) return printedIn(operand) ? parts : { why: 'through', value: operand, obstacle: parts };
        parts.forEach((part) => all.add(part));
      }
      return all;
    };
    const printedIn = (value: ValueId): boolean => facts.inside.has(facts.definitions.get(value)?.id ?? -1);
    const isCarriedBack = (value: ValueId): boolean => taped.has(value) || undone.has(value);
    /** The steps of a carried value are taken back, if they can be. */
    const isUndone = (param: ValueId): boolean => {
      if (undone.has(param)) return true;
      const at = loop.params.indexOf(param);
      const step = taped.has(param) || counters.has(param) || func.values[param].type.kind !== 'number' ? undefined : stepOf(func, loop, at, facts);
      const isKnown = step !== undefined && refsOf(step.by).every((value) => {
        const parts = missing(value, 0);
        return parts instanceof Set && parts.size === 0;
      });
      if (!isKnown) return false;
      undone.set(param, step);
      walk(at);
      recomputedOperands(step.by);
      return true;
    };
    const carryBack = (param: ValueId): void => {
      if (!isUndone(param)) tape(param, { why: 'carried' });
    };
    const tape = (value: ValueId, obstacle: Obstacle): void => {
      taped.add(value);
      if (!plan.obstacles.has(value)) plan.obstacles.set(value, obstacle);
    };

    // The exit code is 0 at the end of every iteration but the last: what it was after the loop is all there is to know.
    const code = exitCodeOf(loop);
    const needs = [...plan.needs].filter((value) => value !== code);
    if (code !== undefined && plan.needs.has(code)) {
      walking.add(loop.params[loop.exit!]);
      refsOf(exitAfter(loop)).forEach(need);
    }
    for (const value of needs) if (loop.params.includes(value) && !counters.has(value)) carryBack(value);
    // What ends an iteration is what the next one begins with.
    for (const value of needs) {
      const end = ends.get(value);
      if (end !== undefined && !loop.params.includes(value) && taped.has(loop.params[end])) walk(end);
    }
    for (const value of needs) {
      if (loop.params.includes(value) || walking.has(loop.params[ends.get(value) ?? -1])) continue;
      const end = ends.get(value);
      if (end !== undefined && isUndone(loop.params[end])) continue;
      const parts = missing(value, 0);
      if (!(parts instanceof Set)) {
        tape(value, parts);
      } else if (parts.size > 1) {
        tape(value, { why: 'several', values: [...parts] });
      } else {
        parts.forEach(carryBack);
        recomputed(value);
      }
    }

    /** The walk begins with the value after the loop, which an outer loop may have to keep. */
    function walk(end: number): void {
      walking.add(loop.params[end]);
      need(loop.results[end]);
    }

    function recomputed(value: ValueId): void {
      const end = ends.get(value);
      if (end !== undefined && isCarriedBack(loop.params[end]) && !loop.params.includes(value)) {
        walk(end);
        return;
      }
      if (isCarriedBack(value)) return;
      const expr = reread.has(value) ? facts.stored.get(value) : facts.definitions.get(value)?.expr;
      if (expr !== undefined) recomputedOperands(expr);
    }

    function recomputedOperands(expr: Expr): void {
      for (const operand of refsOf(expr)) {
        if (loopOf(operand) === loop) recomputed(operand);
        else need(operand);
      }
    }
  }
}

/** What stands beside `undefined` or `null`, or before `??`. */
function askedIn(expr: Expr, into: Set<ValueId>): void {
  if (expr.type === 'LogicalExpression' && expr.operator === '??' && expr.left.type === 'Ref') into.add(expr.left.value);
  if (expr.type === 'BinaryExpression' && /^[!=]==?$/.test(expr.operator)) {
    const [a, b] = [expr.left, expr.right];
    if (a.type === 'Ref' && isMissing(b)) into.add(a.value);
    if (b.type === 'Ref' && isMissing(a)) into.add(b.value);
  }
  children(expr).forEach((child) => askedIn(child, into));
}

function isMissing(expr: Expr): boolean {
  return (expr.type === 'Identifier' && expr.name === 'undefined') || (expr.type === 'Literal' && expr.value === null);
}

/** Why a value can't be computed again at all, wherever its operands are at hand. */
export function obstacleTo(value: ValueId, gates: GateLibrary, facts: Facts): Obstacle | undefined {
  const stage = facts.definitions.get(value);
  if (stage === undefined) return { why: facts.home.get(value)?.kind === 'loop' ? 'looped' : 'chosen' };
  if (stage.gate === 'alloc') return { why: 'made' };
  if (isOfCall(stage)) return { why: 'call' };
  if (!isSteady(stage, facts)) return { why: 'changes' };
  return isCheap(stage, gates, facts) ? undefined : { why: 'call' };
}

/** A load, or arithmetic without a costly call. */
export function isCheap(stage: Stage, gates: GateLibrary, facts: Facts): boolean {
  if (hasCostlyCall(stage.expr) || stage.gate === 'alloc' || isOfCall(stage) || !isSteady(stage, facts)) return false;
  return stage.gate === null || stage.gate === 'load' || !(gates.get(stage.gate)?.costly ?? false);
}

const FREE_CALLS = new Set(['abs', 'max', 'min', 'floor', 'ceil', 'round', 'trunc', 'sign', 'sqrt', 'fround', 'imul', 'clz32']);

export function hasCostlyCall(expr: Expr): boolean {
  if (expr.type === 'CallExpression') {
    const { callee } = expr;
    const free = callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.property.type === 'Identifier'
      && (callee.object.name === 'Number' || (callee.object.name === 'Math' && FREE_CALLS.has(callee.property.name)));
    if (!free) return true;
  }
  if (expr.type === 'BinaryExpression' && expr.operator === '**' && !(expr.right.type === 'Literal' && (expr.right.value === 2 || expr.right.value === 3))) return true;
  return children(expr).some(hasCostlyCall);
}
