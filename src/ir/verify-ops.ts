/**
 * Invariants 5–12 and 18: each operation for itself, whatever stands around it.
 *
 *     { kind: 'stage', gate: 'mul', inputs: [%0] }   →   7: `mul` has 1 input for 2 parameters
 */
import type { Gate } from '../gates/gate.js';
import type { GateLibrary } from '../gates/library.js';
import type { Binding, Expr } from '../syntax.js';
import { literalValue } from './build.js';
import { type Invariant, regionsWithin, type Violation } from './invariants.js';
import { fieldName } from './paths.js';
import { exprText } from './text.js';
import type { Loop, Op, Region, Stage, Value } from './types.js';
import { children, exprsOf, refsOf, regionsOf, resultsOf, visitOps } from './walk.js';

export interface Surroundings {
  readonly values: readonly Value[];
  readonly constants: readonly Binding[];
  readonly nextOp: number;
  /** Without a library, invariant 7 is not checked. */
  readonly gates?: GateLibrary;
  /** Stages are written into each other's text: neither inputs nor atoms are checked. */
  readonly nested?: boolean;
}

export function opViolations(body: Region, around: Surroundings): readonly Violation[] {
  const found: Violation[] = [];
  const nested = around.nested ?? false;
  visitOps(body.ops, (op) => {
    const report = (invariant: Invariant, what: string): void => void found.push({ invariant, what, op: op.id });
    if (op.kind === 'branch') [op.then, op.else].forEach((arm) => same(op.results.length, arm.results.length, 'of an arm', report));
    if (op.kind === 'loop') loopShape(op, report);
    if (op.kind === 'block') same(op.results.length, op.body.results.length, 'of the block', report);
    if (op.kind === 'stage' && op.gate !== null && !nested) gatedStage(op, op.gate, around, report);
    if (op.kind === 'add' && !isAccumulator(around.values[op.target])) report(12, `%${op.target} is none`);
    for (const expr of exprsOf(op)) plainExpr(expr, around, report);
    if (op.kind === 'loop' && op.mirror === undefined && !nested) op.inits.forEach((init) => atom(init, report));
  });
  for (const { region, owner } of regionsWithin(body)) {
    const report = (invariant: Invariant, what: string): void => void found.push({ invariant, what, op: owner?.id });
    region.results.forEach((result) => {
      // What a function returns may be a tuple or record of atoms.
      if (!nested && owner !== undefined) atom(result, report);
      plainExpr(result, around, report);
    });
  }
  return [...found, ...jumpViolations(body.ops, []), ...idViolations(body, around.nextOp)];
}

function jumpViolations(ops: readonly Op[], outer: readonly Op[]): readonly Violation[] {
  return ops.flatMap((op, at): readonly Violation[] => {
    if (op.kind !== 'jump') return regionsOf(op).flatMap((region) => jumpViolations(region.ops, [...outer, op]));
    const target = outer.find(({ id, kind }) => id === op.target && (kind === 'block' || kind === 'loop'));
    const report = (what: string): readonly Violation[] => [{ invariant: 18, what, op: op.id }];
    if (at < ops.length - 1) return report('something follows it');
    if (target === undefined) return report(`there is no ${op.target} around it`);
    const wanted = resultsOf(target).length;
    return wanted === op.values.length ? [] : report(`${op.values.length} values for ${wanted} results`);
  });
}

function isAccumulator(value: Value | undefined): boolean {
  return value?.origin === 'adjoint' || value?.origin === 'local';
}

type Report = (invariant: Invariant, what: string) => void;

/** Regions that are parts of one program (forward and backward) share one row of ids. */
export function idViolations(body: Region, nextOp: number): readonly Violation[] {
  const seen = new Set<number>();
  const found: Violation[] = [];
  visitOps(body.ops, ({ id }) => {
    if (seen.has(id)) found.push({ invariant: 6, what: `${id} is used twice`, op: id });
    if (id < 0 || id >= nextOp) found.push({ invariant: 6, what: `${id} is beyond ${nextOp - 1}`, op: id });
    seen.add(id);
  });
  return found;
}

// --------------------------------------------------------------------------------------------------------------- shape

function same(wanted: number, found: number, which: string, report: Report): void {
  if (wanted !== found) report(5, `${wanted} and ${found} ${which}`);
}

function loopShape(op: Loop, report: Report): void {
  const carried = op.params.length;
  same(carried, op.inits.length, 'first values', report);
  same(carried, op.results.length, 'results', report);
  same(carried, op.body.results.length, 'results of the body', report);
  const isPlace = (at: number): boolean => Number.isInteger(at) && at >= 0 && at < carried;
  if (op.exit !== undefined && !isPlace(op.exit)) report(5, `there is no carried value ${op.exit} to hold the exit code`);
  op.counters.filter((at) => !isPlace(at)).forEach((at) => report(5, `there is no carried value ${at} to count`));
  if (!Number.isInteger(op.stepFrom) || op.stepFrom < 0 || op.stepFrom > op.body.ops.length) report(5, `the body has no operation ${op.stepFrom} where the step could begin`);
  if (op.form === 'do' && op.head.length > 0) report(5, 'a `do` loop has no head: its test comes last');
}

function gatedStage(op: Stage, name: string, around: Surroundings, report: Report): void {
  op.inputs.forEach((input) => atom(input, report));
  const mentioned = new Set(refsOf(op.expr));
  const inputs = new Set(op.inputs.flatMap((input) => refsOf(input)));
  for (const value of inputs) if (!mentioned.has(value)) report(9, `%${value} is an input only`);
  for (const value of mentioned) if (!inputs.has(value)) report(9, `%${value} is in the text only`);
  if (name === 'load') return loadShape(op, report);
  if (['alloc', 'extreme', 'norm', 'call', 'value', 'cache', 'stop', 'op'].includes(name)) return;
  if (around.gates === undefined) return;
  const gate = around.gates.get(name);
  if (gate === undefined) report(7, `there is no gate \`${name}\``);
  else if (!takes(gate, op.inputs.length)) report(7, `\`${name}\` has ${op.inputs.length} inputs for the parameters ${gate.params.join(', ')}`);
}

function takes(gate: Gate, inputs: number): boolean {
  return gate.rest ? inputs >= gate.params.length - 1 : inputs === gate.params.length;
}

/** `load` is built in: a chain of members over its first input, each index another one. */
function loadShape(op: Stage, report: Report): void {
  let base = op.expr;
  let indices = 0;
  while (base.type === 'MemberExpression' && base !== op.inputs[0]) {
    if (base.computed && fieldName(base) === undefined) indices++;
    base = base.object;
  }
  if (base === op.expr) report(7, '`load` reads no element and no field');
  else if (op.inputs.length !== indices + 1) report(7, `\`load\` has ${op.inputs.length} inputs for a base and ${indices} indices`);
}

// --------------------------------------------------------------------------------------------------------- expressions

function atom(expr: Expr, report: Report): void {
  if (!isAtom(expr)) report(8, `\`${textOf(expr)}\` is none`);
}

export function isAtom(expr: Expr): boolean {
  switch (expr.type) {
    case 'Ref': case 'Literal': return true;
    case 'UnaryExpression': return literalValue(expr) !== undefined;
    case 'Identifier': return expr.binding?.module === true || ['NaN', 'Infinity', 'undefined'].includes(expr.name);
    case 'MemberExpression':
      return !expr.computed && expr.object.type === 'Identifier' && (expr.object.name === 'Math' || expr.object.name === 'Number') && isGlobal(expr.object.binding);
    default: return false;
  }
}

function isGlobal(binding: Binding | undefined): boolean {
  return binding === undefined || binding.kind === 'global';
}

/** Invariants 10 and 11, for the expression and all in it. */
function plainExpr(expr: Expr, around: Surroundings, report: Report): void {
  if (expr.type === 'AssignmentExpression' || expr.type === 'UpdateExpression') report(10, `\`${textOf(expr)}\` does`);
  if (expr.type === 'Identifier' && !isKnown(expr.binding, expr.name, around)) report(11, `\`${expr.name}\``);
  for (const child of children(expr)) {
    // A function of ours in the output has a name, but no binding.
    const isOurs = expr.type === 'CallExpression' && child === expr.callee && child.type === 'Identifier' && child.binding === undefined;
    if (!isOurs) plainExpr(child, around, report);
  }
}

function isKnown(binding: Binding | undefined, name: string, { constants }: Surroundings): boolean {
  // What a comparator calls its two places: `%order`.
  if (binding === undefined) return name === '%i' || name === '%j' || Object.hasOwn(globalThis, name);
  return binding.kind === 'global' || constants.includes(binding);
}

export function textOf(expr: Expr): string {
  return exprText(expr, (value) => `%${value}`);
}
