/**
 * Checks IR between phases. What it finds is a bug in gradgen, told with the invariant's sentence and the IR around it.
 *
 * Takes a function or a derivative, guarantees one diagnostic for each place where an invariant doesn't hold, and none
 * for sound IR. Never fails, whatever is broken. The invariants, in the words of `invariants.ts`:
 *
 * - the table: (1) each value at its own number
 * - flow: (2) defined once, (3) before use, (4) used only where visible
 * - operations: (5) as many results as regions give, (6) ids unique, (7) gates and their inputs, (8) atoms, (9) text and
 *   inputs mention the same values, (10) no assignments, (11) no variables, (12) additions go into accumulators, (13) types fit
 * - a function: (14) its result is its body's
 * - a derivative: (15) the cache is what backward reads, (16) links lead somewhere, (17) one gradient a parameter
 *
 *     verifyFunc(func, gates)   →   []
 *     verifyFunc(broken, gates) →   [GG9002 a bug in gradgen: … after staging, a value is defined before it is used: %3 …]
 */
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { GateLibrary } from '../gates/library.js';
import type { Span } from '../syntax.js';
import { INVARIANTS, type Violation } from './invariants.js';
import { layOut, type Line } from './lines.js';
import { derivativeLines, funcLines, printingOf, regionLines } from './print.js';
import type { Derivative, Func, Op, OpId, Region, ValueId } from './types.js';
import { definedIn, type Entry, flowViolations, tableViolations } from './verify-values.js';
import { idViolations, opViolations, type Surroundings, textOf } from './verify-ops.js';
import { typeViolations } from './verify-types.js';
import { readsOf, refsOf, visitOps } from './walk.js';

export function verifyFunc(func: Func, gates: GateLibrary, phase = 'staging'): Diagnostic[] {
  const { body, values, constants, nextOp } = func;
  const violations = [
    ...tableViolations(values),
    ...flowViolations(body, { visible: func.params.map((param) => param.value) }, values),
    ...opViolations(body, { values, constants, nextOp, gates }),
    ...typeViolations(body, values, gates),
    ...resultViolations(func),
  ];
  return reported(violations, () => funcLines(func), [body], phase, func.span);
}

export interface DerivativeOptions {
  /** The phase that made it. */
  readonly phase?: string;
  /** Also check the gates of the forward pass. */
  readonly gates?: GateLibrary;
  /** What else comes from outside: the record of buffers. */
  readonly given?: readonly ValueId[];
  /** Stages are written into each other's text already (`nest`), so that their inputs mean nothing any more: 7, 8 and 9 don't hold. */
  readonly nested?: boolean;
}

/** To be called after storage, when every value that the backward pass reads must be there. */
export function verifyDerivative(d: Derivative, { phase = 'reversal', gates, given = [], nested = false }: DerivativeOptions = {}): Diagnostic[] {
  const { func, values, nextOp } = d;
  const around: Surroundings = { values, constants: func.constants, nextOp, gates, nested };
  const params = func.params.map((param) => param.value);
  const open = definedIn(d.forward.ops, true);
  const outer = [...params, ...open];
  const part = (region: Region, entry: Entry): Diagnostic[] => reported(
    [...flowViolations(region, { ...entry, nested }, values), ...opViolations(region, around), ...typeViolations(region, values, gates, nested)],
    () => regionLines(region, printingOf(d), 0), [region], phase, func.span,
  );
  const whole: Region = { ops: [...d.forward.ops, ...d.backward.ops], results: [] };
  const shared = [
    ...tableViolations(values),
    ...idViolations(whole, nextOp).filter(({ op }) => isIn(op, d.forward) && isIn(op, d.backward)),
    ...cacheViolations(d, outer),
    ...linkViolations(d),
    ...gradientViolations(d),
  ];
  // The joint function is given no seed: it defines one, or 1 stands in its place.
  return [
    ...part(d.forward, { visible: params }),
    ...part(d.backward, { visible: [d.seed, ...given, ...outer], hidden: definedIn(d.forward.ops) }),
    ...(d.joint === null ? [] : part(d.joint, { visible: [...params, ...given], hidden: definedIn(d.joint.ops).has(d.seed) ? [] : [d.seed], open: definedIn(d.joint.ops) })),
    ...reported(shared, () => derivativeLines(d), [d.forward, d.backward], phase, func.span),
  ];
}

function resultViolations({ result, body }: Func): readonly Violation[] {
  const [first] = body.results;
  if (first !== undefined && textOf(first) === textOf(result)) return [];
  return [{ invariant: 14, what: `\`${textOf(result)}\` and ${first === undefined ? 'none' : `\`${textOf(first)}\``}` }];
}

// ---------------------------------------------------------------------------------------------------------- derivative

function cacheViolations(d: Derivative, outer: readonly ValueId[]): readonly Violation[] {
  const read = readsOf(d.backward.ops);
  d.backward.results.forEach((result) => refsOf(result).forEach((value) => read.add(value)));
  const wanted = outer.filter((value) => read.has(value));
  const missing = wanted.filter((value) => !d.cache.includes(value));
  const needless = d.cache.filter((value) => !wanted.includes(value));
  const found = [
    ...missing.map((value) => `%${value} is read, but not in it`),
    ...needless.map((value) => (outer.includes(value) ? `%${value} is in it, but not read` : `%${value} belongs to a loop body, or to nothing`)),
  ];
  if (found.length === 0 && d.cache.some((value, at) => value !== wanted[at])) found.push(`${list(d.cache)} for ${list(wanted)}`);
  return found.map((what): Violation => ({ invariant: 15, what }));
}

/** Links may be left of operations that are gone; where they lead, there must be one. */
function linkViolations({ func, forward, backward, joint, because, inside }: Derivative): readonly Violation[] {
  const reverse = joint === null ? [backward] : [backward, joint];
  const primal = idsOf([func.body, forward]);
  const all = idsOf([func.body, forward, ...reverse]);
  const lost = (links: Iterable<readonly [OpId, OpId]>, name: string, among: ReadonlySet<OpId>): Violation[] => [...links]
    .filter(([, to]) => !among.has(to))
    .map(([op, to]): Violation => ({ invariant: 16, what: `\`${name}\` leads from ${op} to ${to}`, op }));
  return [...lost(because, 'because', primal), ...lost(inside, 'inside', all), ...lost(reverse.flatMap(({ ops }) => mirrorsIn(ops)), 'mirror', primal)];
}

function mirrorsIn(ops: readonly Op[]): readonly (readonly [OpId, OpId])[] {
  const found: [OpId, OpId][] = [];
  visitOps(ops, (op) => {
    if (op.kind === 'loop' && op.mirror !== undefined) found.push([op.id, op.mirror]);
  });
  return found;
}

/** In the joint function the value may stand before the gradients. */
function gradientViolations({ func, backward, joint }: Derivative): readonly Violation[] {
  const wanted = func.params.filter((param) => param.wrt).length;
  const has = (count: number, where: string): Violation[] => [{ invariant: 17, what: `${count} ${where} for ${wanted}` }];
  return [
    ...(backward.results.length === wanted ? [] : has(backward.results.length, 'in the backward pass')),
    ...(joint === null || joint.results.length === wanted || joint.results.length === wanted + 1 ? [] : has(joint.results.length, 'in the joint function')),
  ];
}

function list(values: readonly ValueId[]): string {
  return values.map((value) => `%${value}`).join(', ');
}

function idsOf(regions: readonly Region[]): ReadonlySet<OpId> {
  const ids = new Set<OpId>();
  for (const region of regions) visitOps(region.ops, (op) => ids.add(op.id));
  return ids;
}

function isIn(id: OpId | undefined, region: Region): boolean {
  let found = false;
  visitOps(region.ops, (op) => (found ||= op.id === id));
  return found;
}

// -------------------------------------------------------------------------------------------------------------- report

/** A diagnostic for each violation, with the IR around it; `lines` shows the regions. */
export function reported(violations: readonly Violation[], lines: () => readonly Line[], regions: readonly Region[], phase: string, span: Span): Diagnostic[] {
  if (violations.length === 0) return [];
  const shown = lines();
  const ops = new Map<OpId, Op>();
  for (const region of regions) visitOps(region.ops, (op) => ops.has(op.id) || ops.set(op.id, op));
  return violations.map(({ invariant, what, op }) => diagnose('GG9002', (op === undefined ? undefined : ops.get(op)?.span) ?? span, {
    phase, invariant: INVARIANTS[invariant], what, excerpt: excerpt(shown, op),
  }));
}

/** Three lines on either side of an operation; without one, the end. */
function excerpt(lines: readonly Line[], op: OpId | undefined): string {
  const found = op === undefined ? -1 : lines.findIndex((line) => line.op === op);
  const at = found < 0 ? lines.length - 1 : found;
  return layOut(lines).trimEnd().split('\n').map((line, k) => `${k === at && found >= 0 ? '>' : ' '} ${line}`).slice(Math.max(0, at - 3), at + 4).join('\n');
}
