/**
 * What became of each forward value that the backward pass reads, and for whose sake: for people who ask
 * (`--print-ir=analyze`), so it is found only when they do.
 *
 * The needs are read off the backward pass before anything was recorded, what was done about them off the one after.
 */
import type { GateLibrary } from '../gates/load.js';
import type { Facts } from '../ir/facts.js';
import type { Kept, Obstacle } from '../ir/kept.js';
import type { Func, Op, OpId, Region, Value, ValueId } from '../ir/types.js';
import { exprsOf, refsOf, regionsOf, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { countersOf } from './header.js';
import { obstacleTo, type Plan } from './plan.js';

export interface KeptInput {
  readonly func: Func;
  readonly facts: Facts;
  readonly gates: GateLibrary;
  readonly plan: Plan;
  /** The stage that each backward operation differentiates. */
  readonly because: ReadonlyMap<OpId, OpId>;
  /** As `reverse` made it, and as it is with everything recorded. */
  readonly before: Region;
  readonly after: Region;
  readonly values: readonly Value[];
}

export function keptValues({ func, facts, gates, plan, because, before, after, values }: KeptInput): readonly Kept[] {
  const primal = func.values.length;
  const order = new Map<OpId, number>();
  visitOps(func.body.ops, ({ id }) => order.set(id, order.size));
  const needs = needed(before, because, facts, plan, primal);

  const isReread = (value: ValueId): boolean => plan.loops.get(plan.loopOf(value)?.id ?? -1)?.reread.has(value) ?? false;
  const partsOf = (value: ValueId): readonly ValueId[] => refsOf((isReread(value) ? facts.stored.get(value) : facts.definitions.get(value)?.expr) ?? NOTHING);

  // Copies are called after what they are copies of: a tape that is read, or the stage once more.
  const again = new Set<ValueId>();
  visitOps(after.ops, (op) => {
    const of = op.kind === 'stage' ? values[op.result].of : undefined;
    if (op.kind === 'stage' && of !== undefined && of < primal && values[op.result].origin === 'stage' && !readsTape(op.expr, values)) again.add(of);
  });
  for (const value of again) spread(value, needs, facts, again, partsOf);

  const found: Kept[] = [];
  for (const [value, reasons] of needs) {
    const neededBy = [...reasons].filter((id) => order.has(id)).sort((a, b) => order.get(a)! - order.get(b)!);
    const loop = plan.loopOf(value);
    const stage = facts.definitions.get(value);
    if (stage !== undefined && facts.inside.has(stage.id)) continue;
    const said = (how: Kept['how'], obstacle?: Obstacle): void => void found.push({ value, how, neededBy, ...(obstacle === undefined ? {} : { obstacle }) });
    if (again.has(value)) {
      said(stage?.gate === 'load' || isReread(value) ? 'read' : 'again');
    } else if (loop === undefined) {
      const home = facts.home.get(value);
      const inArm = home !== undefined && facts.around.get(home.id)!.length > 0;
      said('cached', inArm ? obstacleTo(value, gates, facts) : undefined);
    } else {
      const own = plan.loops.get(loop.id);
      const end = loop.body.results.findIndex((next) => next.type === 'Ref' && next.value === value);
      const isWalked = own !== undefined && (own.walking.has(value) || (end >= 0 && own.walking.has(loop.params[end])));
      if (own?.taped.has(value)) said('recorded', own.obstacles.get(value));
      else if (isWalked) said('walked');
      else if (countersOf(loop, facts).some(({ param }) => param === value)) said('counted');
    }
  }
  return found.sort((a, b) => a.value - b.value);
}

const NOTHING: Expr = { type: 'Literal', value: null, raw: 'null' };

/** Which operations' derivatives mention each primal value; what is printed inside another value counts with it. */
function needed(backward: Region, because: ReadonlyMap<OpId, OpId>, facts: Facts, plan: Plan, primal: number): Map<ValueId, Set<OpId>> {
  const needs = new Map<ValueId, Set<OpId>>();
  const need = (value: ValueId, reason: OpId | undefined): void => {
    if (value >= primal) return;
    const reasons = needs.get(value) ?? new Set();
    if (needs.has(value) && (reason === undefined || reasons.has(reason))) return;
    if (reason !== undefined) reasons.add(reason);
    needs.set(value, reasons);
    const stage = facts.definitions.get(value);
    if (stage !== undefined && facts.inside.has(stage.id)) refsOf(stage.expr).forEach((inner) => need(inner, reason));
  };
  const read = (expr: Expr, reason: OpId | undefined): void => refsOf(expr).forEach((value) => need(value, reason));
  const list = (ops: readonly Op[], group: OpId | undefined): void => ops.forEach((op) => {
    const mirrored = (op.kind === 'loop' || op.kind === 'branch') ? op.mirror : undefined;
    const reason = mirrored ?? because.get(op.id) ?? group;
    exprsOf(op).forEach((expr) => read(expr, reason));
    const header = op.kind === 'loop' && mirrored !== undefined ? plan.loops.get(mirrored)?.header : undefined;
    if (header !== undefined && header.kind !== 'counted') [...(header.kind === 'entry' ? [] : [header.trips]), header.counter.start].forEach((expr) => read(expr, reason));
    regionsOf(op).forEach((region) => {
      list(region.ops, reason);
      region.results.forEach((atom) => read(atom, reason));
    });
  });
  list(backward.ops, undefined);
  return needs;
}

/** What is computed again asks for its operands, on behalf of those who ask for it. */
function spread(value: ValueId, needs: Map<ValueId, Set<OpId>>, facts: Facts, again: ReadonlySet<ValueId>, partsOf: (value: ValueId) => readonly ValueId[]): void {
  const reasons = needs.get(value) ?? new Set();
  for (const operand of partsOf(value)) {
    const own = needs.get(operand) ?? new Set();
    const size = own.size;
    const known = needs.has(operand);
    reasons.forEach((reason) => own.add(reason));
    needs.set(operand, own);
    const inside = facts.inside.has(facts.definitions.get(operand)?.id ?? -1);
    if ((own.size > size || !known) && (again.has(operand) || inside)) spread(operand, needs, facts, again, partsOf);
  }
}

/** `hs[i]`, and for booleans `holds[i] === 1`. */
function readsTape(expr: Expr, values: readonly Value[]): boolean {
  const read = expr.type === 'BinaryExpression' ? expr.left : expr;
  return read.type === 'MemberExpression' && read.object.type === 'Ref' && values[read.object.value].origin === 'local' && values[read.object.value].of !== undefined;
}
