/**
 * Invariants 1–4: the table of values, and the flow of values through regions.
 *
 * A region sees what was defined before it in the regions around it. What it defines itself is gone at its end; only its
 * results go on. The head of a loop is seen by test and body; the test of a `do` loop sees the body. Two things look
 * further, since nothing else can have happened there: what follows a branch sees one arm, if the other one throws; and
 * the test of a `do` loop sees the step that the exit code guards. An adjoint that nothing defines is an accumulator: it
 * is 0 at first, and may be read and added to wherever it is needed.
 */
import type { Violation } from './invariants.js';
import type { Block, Branch, Loop, Op, Region, Value, ValueId } from './types.js';
import type { Expr } from '../syntax.js';
import { exprsOf, refsOf, resultsOf, visitOps } from './walk.js';

export function tableViolations(values: readonly Value[]): readonly Violation[] {
  return values.flatMap((value, at): Violation[] => (value.id === at ? [] : [{ invariant: 1, what: `number ${at} of the table says that it is %${value.id}` }]));
}

export interface Entry {
  /** What can be seen where the region begins. */
  readonly visible: readonly ValueId[];
  /** What is defined, but can't be seen. */
  readonly hidden?: Iterable<ValueId>;
  /** What can still be seen after its arm: the backward part of a joint region asks the same conditions once more. */
  readonly open?: ReadonlySet<ValueId>;
  /** Inputs of stages are not read: their text stands for them. */
  readonly nested?: boolean;
}

export function flowViolations(body: Region, entry: Entry, values: readonly Value[]): readonly Violation[] {
  const found: Violation[] = [];
  const everywhere = definedIn(body.ops);
  const defined = new Set<ValueId>([...entry.visible, ...(entry.hidden ?? [])]);
  const visible = new Set<ValueId>(entry.visible);

  const isAdjoint = (value: ValueId): boolean => values[value]?.origin === 'adjoint';
  const isAccumulator = (value: ValueId): boolean => isAdjoint(value) && !everywhere.has(value) && !defined.has(value);
  const use = (value: ValueId, op: Op | undefined): void => {
    if (visible.has(value) || isAccumulator(value)) return;
    const what = `%${value}`;
    if (values[value] === undefined) found.push({ invariant: 1, what, op: op?.id });
    else if (defined.has(value)) found.push({ invariant: 4, what, op: op?.id });
    else found.push({ invariant: 3, what: everywhere.has(value) ? what : `${what}, which nothing defines`, op: op?.id });
  };
  const read = (exprs: readonly Expr[], op: Op | undefined): void => exprs.forEach((expr) => refsOf(expr).forEach((value) => use(value, op)));
  const define = (list: readonly ValueId[], op: Op): void => {
    for (const value of list) {
      if (values[value] === undefined) found.push({ invariant: 1, what: `%${value}`, op: op.id });
      if (defined.has(value)) found.push({ invariant: 2, what: `%${value}`, op: op.id });
      defined.add(value);
      visible.add(value);
    }
  };
  /** Runs `inside`; what it makes visible is hidden again, and given back. */
  const enclosed = (inside: () => void): readonly ValueId[] => {
    const before = visible.size;
    inside();
    // A set keeps the order in which it was filled: what came last belongs to the region.
    const own = [...visible].slice(before);
    own.forEach((value) => visible.delete(value));
    return own;
  };
  const list = (ops: readonly Op[]): void => ops.forEach(operation);
  const region = ({ ops, results }: Region, owner: Op): readonly ValueId[] => enclosed(() => {
    list(ops);
    read(results, owner);
  });
  /** What an arm defines. An adjoint is a variable: the other arm may define it too, and then it is there after both. */
  const branch = (op: Branch): void => {
    const before = new Set(defined);
    const then = region(op.then, op);
    const adjoints = [...defined].filter((value) => isAdjoint(value) && !before.has(value));
    adjoints.forEach((value) => defined.delete(value));
    const otherwise = region(op.else, op);
    adjoints.forEach((value) => defined.add(value));
    const inBoth = then.filter((value) => isAdjoint(value) && otherwise.includes(value));
    const sure = neverEnds(op.else) ? then : neverEnds(op.then) ? otherwise : inBoth;
    [...sure, ...[...then, ...otherwise].filter((value) => entry.open?.has(value))].forEach((value) => visible.add(value));
  };
  const block = (op: Block): void => region(op.body, op).filter((value) => entry.open?.has(value)).forEach((value) => visible.add(value));
  const loop = (op: Loop): void => void enclosed(() => {
    read(op.inits, op);
    define(op.params, op);
    list(op.head);
    if (op.test !== null && op.form !== 'do') read([op.test], op);
    list(op.body.ops);
    read(op.body.results, op);
    if (op.test === null || op.form !== 'do') return;
    guardedStep(op).forEach((value) => visible.add(value));
    read([op.test], op);
  });
  const operation = (op: Op): void => {
    if (op.kind === 'loop') loop(op);
    else read(exprsOf(op), op);
    if (op.kind === 'stage' && !entry.nested) read(op.inputs, op);
    if (op.kind === 'add' || op.kind === 'store') use(op.target, op);
    if (op.kind === 'branch') branch(op);
    if (op.kind === 'block') block(op);
    define(resultsOf(op), op);
  };

  list(body.ops);
  read(body.results, undefined);
  return unrepeated(found);
}

/** Every value that the operations define, at any depth; `outsideLoops` leaves out what a loop keeps to itself. */
export function definedIn(ops: readonly Op[], outsideLoops = false): ReadonlySet<ValueId> {
  const all = new Set<ValueId>();
  const visit = (list: readonly Op[]): void => list.forEach((op) => {
    if (op.kind === 'loop' && !outsideLoops) {
      op.params.forEach((value) => all.add(value));
      visit(op.head);
      visit(op.body.ops);
    }
    if (op.kind === 'branch') [op.then, op.else].forEach((arm) => visit(arm.ops));
    if (op.kind === 'block') visit(op.body.ops);
    resultsOf(op).forEach((value) => all.add(value));
  });
  visit(ops);
  return all;
}

/** Control never comes to the end of the region. */
function neverEnds({ ops }: Region): boolean {
  const last = ops.at(-1);
  if (last?.kind === 'branch') return neverEnds(last.then) && neverEnds(last.else);
  if (last?.kind === 'loop') return last.exit === undefined && !isLeft(last) && (last.test === null || (last.test.type === 'Literal' && last.test.value === true));
  if (last?.kind === 'block') return neverEnds(last.body) && !isLeft(last);
  return last?.kind === 'jump' || last?.kind === 'effect' && last.effect === 'throw';
}

/** A jump leaves the block or loop. */
function isLeft({ id, body }: Block | Loop): boolean {
  let left = false;
  visitOps(body.ops, (op) => (left ||= op.kind === 'jump' && op.target === id));
  return left;
}

/** What the step of a loop with an exit code defines where the code is 0. The test is only asked there. */
function guardedStep({ body, stepFrom, exit }: Loop): readonly ValueId[] {
  if (exit === undefined) return [];
  return body.ops.slice(stepFrom).flatMap((op) => (op.kind === 'branch' ? op.then.ops.flatMap(resultsOf) : []));
}

/** An operation that mentions a value twice is reported once. */
function unrepeated(found: readonly Violation[]): readonly Violation[] {
  const keyOf = ({ invariant, what, op }: Violation): string => `${invariant} ${op ?? ''} ${what}`;
  return [...new Map(found.map((violation) => [keyOf(violation), violation])).values()];
}
