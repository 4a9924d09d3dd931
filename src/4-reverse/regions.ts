/**
 * The reverse of regions: operations backwards; a branch gives a branch under the same condition, a loop gives a loop
 * over the iterations backwards, which carries the adjoints of what the forward loop carries.
 *
 * Primal values are mentioned freely here, as if each backward iteration could see its forward iteration; `record`
 * decides afterwards how it can.
 */
import { number, ref } from '../ir/build.js';
import { definite, holdsElements } from '../ir/shapes.js';
import { resultsOf, visitOps } from '../ir/walk.js';
import type { BinaryOperator, Expr } from '../syntax.js';
import type { Atom, Branch, Loop, Op, ValueId } from '../ir/types.js';
import { adjointOf, contribute, emit, isActive, type ReverseContext, within } from './context.js';
import { findShadows } from './found.js';
import { reverseStore } from './stores.js';
import { reverseHandedOut, reverseStage } from './stage.js';

export function reverseOps(cx: ReverseContext, ops: readonly Op[]): void {
  for (let at = ops.length - 1; at >= 0; at--) {
    const op = ops[at];
    if (op.kind === 'stage') reverseStage(cx, op);
    if (op.kind === 'branch') reverseBranch(cx, op);
    if (op.kind === 'loop') reverseLoop(cx, op);
    if (op.kind === 'store') reverseStore(cx, op);
  }
}

function reverseBranch(cx: ReverseContext, branch: Branch): void {
  // A choice between arrays has a shadow that is chosen in the same way: nothing to hand on.
  const results = branch.results.map((value, at) => ({ value, at })).filter(({ value }) => cx.facts.active.has(value) && !holdsElements(definite(cx.builder.values[value].type)));
  const arm = (region: Branch['then']): Op[] => within(cx, () => {
    const taken = new Map<ValueId, number>();
    for (const { at } of results) {
      const atom = region.results[at];
      if (atom.type === 'Ref') taken.set(atom.value, (taken.get(atom.value) ?? 0) + 1);
    }
    for (const { value, at } of results) {
      const atom = region.results[at];
      if (!isActive(cx, atom)) continue;
      const load = cx.facts.definitions.get(atom.value);
      if (load?.gate === 'load' && cx.facts.inside.get(load.id) === branch.id && !definedIn(cx, atom.value, branch)) {
        reverseHandedOut(cx, load, ref(adjointOf(cx, value)), isThere(cx, branch, region, atom.value));
        continue;
      }
      // A value of this arm that is only handed out shares the adjoint of the join.
      if (cx.facts.home.get(atom.value) !== undefined && definedIn(cx, atom.value, branch) && taken.get(atom.value) === 1 && !cx.adjoints.has(atom.value)) {
        cx.adjoints.set(atom.value, adjointOf(cx, value));
      } else {
        cx.stage = branch.id;
        contribute(cx, atom.value, ref(adjointOf(cx, value)));
        cx.stage = undefined;
      }
    }
    region.results.forEach((atom) => atom.type === 'Ref' && joins(region, atom.value));
    reverseOps(cx, region.ops);
    findShadows(cx, region.ops.flatMap(resultsOf));
  });
  // Where this arm was taken, what it handed out is what the branch gave.
  const joins = (region: Branch['then'], value: ValueId): void => {
    const at = region.results.findIndex((atom) => atom.type === 'Ref' && atom.value === value);
    if (value < cx.func.values.length && definedIn(cx, value, branch) && cx.facts.definitions.get(value)?.gate !== 'load') cx.joined.set(value, branch.results[at]);
  };
  const then = arm(branch.then);
  const otherwise = arm(branch.else);
  if (then.length === 0 && otherwise.length === 0) return;
  cx.stage = branch.id;
  const other = then.length === 0 ? opposite(branch.cond) : undefined;
  emit(cx, cx.builder.op<Branch>({
    kind: 'branch', mirror: branch.id, turned: other !== undefined, cond: other ?? branch.cond, results: [], form: 'if', span: branch.span,
    then: { ops: other === undefined ? then : otherwise, results: [] }, else: { ops: other === undefined ? otherwise : [], results: [] },
  }));
  cx.stage = undefined;
}

const OPPOSITE: Readonly<Record<string, BinaryOperator>> = { '==': '!=', '!=': '==', '===': '!==', '!==': '===' };

/** What holds where `cond` doesn't, if that is said as shortly. */
function opposite(cond: Expr): Expr | undefined {
  if (cond.type === 'UnaryExpression' && cond.operator === '!') return cond.argument;
  const operator = cond.type === 'BinaryExpression' ? OPPOSITE[cond.operator] : undefined;
  return cond.type === 'BinaryExpression' && operator !== undefined ? { ...cond, operator } : undefined;
}

/** The branch asks whether the value is missing, and the region is the arm where it isn't. */
function isThere(cx: ReverseContext, { cond, then, else: otherwise }: Branch, region: Branch['then'], value: ValueId): boolean {
  if (cond.type !== 'BinaryExpression' || cond.left.type !== 'Ref' || cond.left.value !== value) return false;
  const type = cx.builder.values[value].type;
  const all = cond.right.type === 'Literal' ? cond.right.value === null && cond.operator.length === 2
    : cond.right.type === 'Identifier' && cond.right.name === 'undefined' && !(type.kind === 'union' && type.members.some(({ kind }) => kind === 'null'));
  return all && (cond.operator.startsWith('!') ? region === then : region === otherwise);
}

/** The value is defined directly in a region of `op`, and by it alone. */
function definedIn(cx: ReverseContext, value: ValueId, op: Op): boolean {
  const home = cx.facts.home.get(value);
  if (home === undefined) return false;
  if (home === op) return false;
  const around = cx.facts.around.get(home.id)!;
  return around[around.length - 1] === op && !(home.kind === 'loop' && home.params.includes(value));
}

/** Something is put into an array that has a shadow: then the loop carries a gradient in memory. */
function storesActive(cx: ReverseContext, loop: Loop): boolean {
  let found = false;
  visitOps(loop.body.ops, (op) => {
    if (op.kind === 'store' && cx.facts.active.has(op.target)) found = true;
    if (op.kind === 'stage' && op.gate === 'alloc' && op.inputs.some((input) => isActive(cx, input))) found = true;
    if (op.kind === 'stage' && op.gate === 'call' && cx.facts.active.has(op.result)) found = true;
  });
  return found;
}

function reverseLoop(cx: ReverseContext, loop: Loop): void {
  const carried = loop.params.map((_, at) => at)
    .filter((at) => (cx.facts.active.has(loop.params[at]) || cx.facts.active.has(loop.results[at])) && !holdsElements(definite(cx.builder.values[loop.params[at]].type)));
  if (carried.length === 0 && !storesActive(cx, loop)) return;
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
    findShadows(cx, [...loop.params, ...[...loop.head, ...loop.body.ops].flatMap(resultsOf)]);
  });
  if (body.length === 0 && carried.length === 0) return;
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
