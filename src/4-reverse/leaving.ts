/**
 * Conditions of the backward pass that would need a tape of their own: where a branch decides whether the loop is left,
 * the exit code tells afterwards which arm was taken. It isn't 0 in the last iteration only, so it needs no tape.
 *
 *     if (sum > limit) return sum - limit;   →   backwards: if (exit === 1) { … }, and exit = 0 in all earlier iterations
 *
 * A condition is replaced only where that spares a slot: the user's own words read better.
 */
import type { Facts } from '../ir/facts.js';
import type { Fused } from '../ir/fused.js';
import { literalValue, ref } from '../ir/build.js';
import type { Branch, Func, Loop, Op, OpId, Region, ValueId } from '../ir/types.js';
import { refsOf, sizeOf, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { type Codes, exitCodeOf, isOneOf } from './codes.js';
import type { Plan } from './plan.js';

export interface LeavingInput {
  readonly func: Func;
  readonly facts: Facts;
  readonly codes: Codes;
  readonly backward: Region;
  readonly fused: Fused;
  readonly plan: (backward: Region) => Plan;
}

/** So many conditions are weighed one by one; if there are more, all together. */
const MOST = 12;

/** The most nodes of a condition in other words. */
const LONGEST = 40;

/** The backward pass with conditions on exit codes, and the plan for it. */
export function askCodes(input: LeavingInput): { readonly backward: Region; readonly plan: Plan } {
  const { backward } = input;
  const asked = { backward, plan: input.plan(backward) };
  const others = conditions(input);
  if (others.size === 0 || slots(asked.plan) === 0) return asked;
  const using = (ids: ReadonlySet<OpId>): typeof asked => {
    const changed = replaceConditions(backward, (op) => (ids.has(op.id) ? others.get(op.id)! : op.cond));
    return { backward: changed, plan: input.plan(changed) };
  };
  const chosen = new Set(others.keys());
  let best = using(chosen);
  if (slots(best.plan) >= slots(asked.plan)) return asked;
  if (others.size > MOST) return best;
  for (const id of others.keys()) {
    chosen.delete(id);
    const without = using(chosen);
    if (slots(without.plan) > slots(best.plan)) chosen.add(id);
    else best = without;
  }
  return best;
}

function slots(plan: Plan): number {
  let count = 0;
  for (const { taped } of plan.loops.values()) count += taped.size;
  return count;
}

/** For each backward branch that has one: its condition in terms of the exit code. */
function conditions({ func, facts, codes, backward, fused }: LeavingInput): ReadonlyMap<OpId, Expr> {
  const forward = new Map<OpId, Op>();
  visitOps(func.body.ops, (op) => forward.set(op.id, op));
  const found = new Map<OpId, Expr>();
  let writes = false;
  visitOps(func.body.ops, (op) => (writes ||= op.kind === 'store'));
  visitOps(backward.ops, (op) => {
    const branch = op.kind === 'branch' && op.mirror !== undefined ? forward.get(op.mirror) : undefined;
    if (branch?.kind !== 'branch') return;
    const loop = facts.around.get(branch.id)!.findLast((each): each is Loop => each.kind === 'loop');
    if (loop === undefined || fused.loops.has(loop.id)) return;
    const cond = condition(codes, branch, exitCodeOf(loop)) ?? (writes ? undefined : nobodyLeft(facts, branch));
    if (cond !== undefined) found.set(op.id, (op as Branch).turned === true ? not(cond) : cond);
  });
  return found;
}

function condition(codes: Codes, branch: Branch, code: ValueId | undefined): Expr | undefined {
  if (code === undefined) return undefined;
  const around = codes.armsAround(branch.id);
  const yes = codes.possible(ref(code), { chosen: new Map([...around, [branch.id, 'then']]) });
  const no = codes.possible(ref(code), { chosen: new Map([...around, [branch.id, 'else']]) });
  if (yes === undefined || no === undefined || yes.size === 0 || no.size === 0) return undefined;
  if ([...yes].some((each) => no.has(each))) return undefined;
  return !yes.has(0) && (no.has(0) || yes.size <= no.size) ? isOneOf(code, yes) : not(isOneOf(code, no));
}

/**
 * Nobody left before (`exit === 0`) in the user's own words: what the conditions of the jumps were. Only of values that
 * don't belong to the arms of those conditions themselves, and not where arrays are written: they may have changed since.
 */
function nobodyLeft(facts: Facts, { cond }: Branch): Expr | undefined {
  const asked = new Set<Op>();
  const isZero = (atom: Expr): Expr | undefined => {
    const literal = literalValue(atom);
    if (literal !== undefined) return literal === 0 ? TRUE : FALSE;
    const home = atom.type === 'Ref' ? facts.home.get(atom.value) : undefined;
    if (atom.type !== 'Ref' || home?.kind !== 'branch') return undefined;
    asked.add(home);
    const at = home.results.indexOf(atom.value);
    const yes = isZero(home.then.results[at]);
    const no = isZero(home.else.results[at]);
    return yes && no && either(home.cond, yes, no);
  };
  if (cond.type !== 'BinaryExpression' || cond.operator !== '===' || literalValue(cond.right) !== 0 || cond.left.type !== 'Ref') return undefined;
  const found = isZero(cond.left);
  if (found === undefined || sizeOf(found) > LONGEST) return undefined;
  const isOfArm = (value: ValueId): boolean => facts.home.has(value) && facts.around.get(facts.home.get(value)!.id)!.some((op) => asked.has(op));
  return refsOf(found).some(isOfArm) ? undefined : found;
}

const TRUE: Expr = { type: 'Literal', value: true, raw: 'true' };
const FALSE: Expr = { type: 'Literal', value: false, raw: 'false' };

/** `cond ? yes : no`, shorter where that can be. */
function either(cond: Expr, yes: Expr, no: Expr): Expr {
  if (yes === TRUE && no === TRUE) return TRUE;
  if (yes === FALSE && no === FALSE) return FALSE;
  if (yes === TRUE) return no === FALSE ? cond : logical('||', cond, no);
  if (yes === FALSE) return no === TRUE ? not(cond) : logical('&&', not(cond), no);
  if (no === TRUE) return logical('||', not(cond), yes);
  if (no === FALSE) return logical('&&', cond, yes);
  return { type: 'ConditionalExpression', test: cond, consequent: yes, alternate: no };
}

function logical(operator: '&&' | '||', left: Expr, right: Expr): Expr {
  return { type: 'LogicalExpression', operator, left, right };
}

/** The opposite, as exactly: for `NaN` no comparison but `!==` holds. */
function not(cond: Expr): Expr {
  if (cond.type === 'BinaryExpression' && cond.operator === '===') return { ...cond, operator: '!==' };
  if (cond.type === 'BinaryExpression' && cond.operator === '!==') return { ...cond, operator: '===' };
  return { type: 'UnaryExpression', operator: '!', argument: cond };
}

function replaceConditions(region: Region, cond: (op: Branch) => Expr): Region {
  const inner = (each: Region): Region => ({ ...each, ops: list(each.ops) });
  const list = (ops: readonly Op[]): Op[] => ops.map((op): Op => {
    if (op.kind === 'branch') return { ...op, cond: cond(op), then: inner(op.then), else: inner(op.else) };
    return op.kind === 'loop' ? { ...op, body: inner(op.body) } : op;
  });
  return inner(region);
}
