/**
 * The reverse of regions: operations backwards; a branch gives a branch under the same condition, a loop gives a loop
 * over the iterations backwards, which carries the adjoints of what the forward loop carries.
 *
 * Primal values are mentioned freely here, as if each backward iteration could see its forward iteration; `record`
 * decides afterwards how it can.
 */
import { number, ref } from '../ir/build.js';
import { mapExprs, substitute } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import type { Atom, Branch, Loop, Op, ValueId } from '../ir/types.js';
import { adjointOf, contribute, emit, isActive, type ReverseContext } from './context.js';
import { reverseStage, within } from './stage.js';

export function reverseOps(cx: ReverseContext, ops: readonly Op[]): void {
  for (let at = ops.length - 1; at >= 0; at--) {
    const op = ops[at];
    if (op.kind === 'stage') reverseStage(cx, op);
    if (op.kind === 'branch') reverseBranch(cx, op);
    if (op.kind === 'loop') reverseLoop(cx, op);
  }
}

function reverseBranch(cx: ReverseContext, branch: Branch): void {
  const results = branch.results.map((value, at) => ({ value, at })).filter(({ value }) => cx.facts.active.has(value));
  if (results.length === 0) return;
  const arm = (region: Branch['then']): Op[] => within(cx, () => {
    const taken = new Map<ValueId, number>();
    for (const { at } of results) {
      const atom = region.results[at];
      if (atom.type === 'Ref') taken.set(atom.value, (taken.get(atom.value) ?? 0) + 1);
    }
    for (const { value, at } of results) {
      const atom = region.results[at];
      if (!isActive(cx, atom)) continue;
      // A value of this arm that is only handed out shares the adjoint of the join.
      if (cx.facts.home.get(atom.value) !== undefined && definedIn(cx, atom.value, branch) && taken.get(atom.value) === 1 && !cx.adjoints.has(atom.value)) {
        cx.adjoints.set(atom.value, adjointOf(cx, value));
      } else {
        cx.stage = branch.id;
        contribute(cx, atom.value, ref(adjointOf(cx, value)));
        cx.stage = undefined;
      }
    }
    reverseOps(cx, region.ops);
  }).map((op) => mapExprs(op, (expr) => substitute(expr, (value) => joins(region, value))));
  // Where this arm was taken, what it handed out is what the branch gave.
  const joins = (region: Branch['then'], value: ValueId): Expr | undefined => {
    const at = region.results.findIndex((atom) => atom.type === 'Ref' && atom.value === value);
    return at >= 0 && value < cx.func.values.length && definedIn(cx, value, branch) && cx.facts.definitions.get(value)?.gate !== 'load' ? ref(branch.results[at]) : undefined;
  };
  const then = arm(branch.then);
  const otherwise = arm(branch.else);
  if (then.length === 0 && otherwise.length === 0) return;
  cx.stage = branch.id;
  emit(cx, cx.builder.op<Branch>({
    kind: 'branch', cond: branch.cond, results: [], form: 'if', span: branch.span,
    then: { ops: then, results: [] }, else: { ops: otherwise, results: [] },
  }));
  cx.stage = undefined;
}

/** The value is defined directly in a region of `op`, and by it alone. */
function definedIn(cx: ReverseContext, value: ValueId, op: Op): boolean {
  const home = cx.facts.home.get(value);
  if (home === undefined) return false;
  if (home === op) return false;
  const around = cx.facts.around.get(home.id)!;
  return around[around.length - 1] === op && !(home.kind === 'loop' && home.params.includes(value));
}

function reverseLoop(cx: ReverseContext, loop: Loop): void {
  const carried = loop.params.map((_, at) => at).filter((at) => cx.facts.active.has(loop.params[at]) || cx.facts.active.has(loop.results[at]));
  if (carried.length === 0) return;
  const params: ValueId[] = [];
  const inits: Atom[] = [];
  const results: ValueId[] = [];
  const next: Atom[] = [];
  const body = within(cx, () => {
    const uses = new Map<ValueId, number>();
    for (const atom of loop.body.results) if (atom.type === 'Ref') uses.set(atom.value, (uses.get(atom.value) ?? 0) + 1);
    for (const at of carried) {
      // The adjoint that an iteration starts with is that of the value with which the forward iteration ended.
      const param = cx.builder.value({ type: { kind: 'number' }, origin: 'adjoint', of: loop.params[at] });
      params.push(param);
      inits.push(cx.facts.active.has(loop.results[at]) || cx.adjoints.has(loop.results[at]) ? ref(adjointOf(cx, loop.results[at])) : number(0));
      const atom = loop.body.results[at];
      if (!isActive(cx, atom)) continue;
      if (definedIn(cx, atom.value, loop) && uses.get(atom.value) === 1 && !cx.adjoints.has(atom.value)) cx.adjoints.set(atom.value, param);
      else contribute(cx, atom.value, ref(param));
    }
    reverseOps(cx, loop.body.ops);
    reverseOps(cx, loop.head);
    for (const at of carried) next.push(ref(adjointOf(cx, loop.params[at])));
  });
  for (const at of carried) results.push(cx.builder.value({ type: { kind: 'number' }, origin: 'adjoint', of: initialOf(loop, at) }));
  cx.stage = loop.id;
  emit(cx, cx.builder.op<Loop>({
    kind: 'loop', form: 'for', mirror: loop.id, params, inits, head: [], test: null, body: { ops: body, results: next }, stepFrom: body.length, results, counters: [],
    span: loop.span,
  }));
  carried.forEach((at, k) => {
    const init = loop.inits[at];
    if (isActive(cx, init)) contribute(cx, init.value, ref(results[k]));
  });
  cx.stage = undefined;
}

/** The adjoint after the backward loop is named after what the forward loop began with. */
function initialOf(loop: Loop, at: number): ValueId {
  return loop.params[at];
}
