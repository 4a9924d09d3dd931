/**
 * The reverse of one stage: its gate's backward block, cut to the active inputs, with values for names. What is printed
 * inside the stage is reversed right there, so that `w0 * x0 + w1 * x1` gives its four products in reading order.
 *
 *     num * invden, dz = df   →   dnum += invden * df;   dinvden += num * df;
 */
import type { GateStatement } from '../gates/gate.js';
import { slice } from '../gates/slice.js';
import { binary, literalValue, number, ref } from '../ir/build.js';
import { isOp } from '../ir/array-calls.js';
import type { Branch, Op, OpId, Stage, ValueId } from '../ir/types.js';
import { isScalar } from '../ir/shapes.js';
import { mapChildren } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { reverseExtreme, reverseLiteral, reverseNorm } from './stores.js';
import { reverseOp } from './array-gates.js';
import { reverseCall } from './calls.js';
import { adjointOf, contribute, emit, isActive, isRef, type ReverseContext, signed, unsigned, within } from './context.js';
import { reverseLoad } from './elements.js';

/** Reverses a stage that is printed as a statement of its own. */
export function reverseStage(cx: ReverseContext, stage: Stage): void {
  const printedIn = cx.facts.inside.get(stage.id);
  // What is printed inside a stage is reversed with it; an element that a branch hands out is reversed here.
  const handedOut = printedIn !== undefined && printedIn === cx.facts.around.get(stage.id)!.at(-1)?.id;
  if (!cx.facts.active.has(stage.result) || (printedIn !== undefined && !handedOut)) return;
  // A row has no adjoint of its own: what is read from it leads back to the array.
  if (stage.gate === 'load' && !isScalar(cx.builder.values[stage.result].type)) return;
  if (isOp(stage)) {
    cx.stage = stage.id;
    drained(cx, () => reverseOp(cx, stage, (value, contribution) => handOn(cx, value, contribution, contribution, stage)));
    cx.stage = undefined;
    return;
  }
  if (stage.gate === 'alloc') return reverseLiteral(cx, stage);
  // Its gradient is the seed of the call.
  if (stage.gate === 'value' || stage.gate === 'cache') return;
  if (stage.gate === 'extreme') return reverseExtreme(cx, stage);
  if (stage.gate === 'norm') return reverseNorm(cx, stage);
  cx.stage = stage.id;
  if (stage.gate === 'call') return void drained(cx, () => reverseCall(cx, stage, (value, contribution) => handOn(cx, value, contribution, contribution, stage)));
  drained(cx, () => applyRule(cx, stage, ref(adjointOf(cx, stage.result))));
  cx.stage = undefined;
}

/** An element that a branch hands out by `gradient`: it was read before the branch, but is printed in its text. */
export function reverseHandedOut(cx: ReverseContext, load: Stage, gradient: Expr, sure: boolean): void {
  cx.stage = load.id;
  const [incoming, sign] = unsigned(gradient, '+=');
  reverseLoad(cx, load, incoming, sign, sure);
  cx.stage = undefined;
}

type Sign = '+=' | '-=';

/**
 * Does `work`, and what it puts off. What is printed inside a stage may be printed inside each other thousands deep (a long
 * sum), so that rules don't call each other: each step waits until what the one before it put off is done.
 */
function drained(cx: ReverseContext, work: () => void): void {
  const before = cx.pending.length;
  work();
  while (cx.pending.length > before) cx.pending.pop()!();
}

function putOff(cx: ReverseContext, steps: readonly (() => void)[]): void {
  for (let at = steps.length - 1; at >= 0; at--) cx.pending.push(steps[at]);
}

/** Hands `incoming`, the gradient on the stage's result, on to its inputs. Rules are linear in it, so its sign can wait. */
function applyRule(cx: ReverseContext, stage: Stage, gradient: Expr): void {
  // A rule of the user's need not be linear: it sees the gradient as it is.
  const [incoming, sign] = cx.gates.called(stage.gate!) === undefined ? unsigned(gradient, '+=') : [gradient, '+=' as const];
  if (stage.gate === 'load') return reverseLoad(cx, stage, incoming, sign);
  if (stage.gate === 'mul' && reversePower(cx, stage, incoming, sign)) return;
  const gate = cx.gates.get(stage.gate!)!;
  const active = stage.inputs.map((input) => isActive(cx, input));
  const { statements } = slice(gate, stage.inputs.length, active);
  const fixed = gate.rest ? gate.params.length - 1 : gate.params.length;
  const names = new Map<string, Expr>([[`d${gate.result}`, incoming], [gate.result, ref(stage.result)]]);
  stage.inputs.forEach((input, at) => {
    names.set(at < fixed ? gate.params[at] : `${gate.params[fixed]}[${at - fixed}]`, input);
  });
  run(cx, statements, names, (statement) => stage.inputs[gate.params.indexOf(statement.param) + (typeof statement.operand === 'number' ? statement.operand : 0)], stage, sign);
}

/**
 * A product that is printed as one, with a factor that occurs more than once: `100 * b * b` has the derivative
 * `200 * b`, in one contribution.
 */
function reversePower(cx: ReverseContext, stage: Stage, incoming: Expr, sign: Sign): boolean {
  const factors = factorsOf(cx, stage);
  const times = (value: ValueId): number => factors.filter((factor) => isRef(factor, value)).length;
  if (!factors.some((factor) => isActive(cx, factor) && times(factor.value) > 1)) return false;
  const distinct = factors.filter((factor, at) => isActive(cx, factor) && factors.findIndex((other) => isRef(other, factor.value)) === at);
  putOff(cx, distinct.map((factor) => () => {
    if (!isActive(cx, factor)) return;
    let skipped = false;
    const others = factors.filter((other) => skipped || !isRef(other, factor.value) || !(skipped = true));
    const literals = others.map((other) => literalValue(other)).filter((value) => value !== undefined);
    const scale = literals.reduce((a, b) => a * b, times(factor.value));
    const rest = others.filter((other) => literalValue(other) === undefined);
    const parts = scale === 1 && rest.length > 0 ? rest : [number(scale), ...rest];
    const local = parts.reduce((a, b) => binary('*', a, b));
    handOn(cx, factor.value, signed(binary('*', local, incoming), sign), incoming, stage);
  }));
  return true;
}

/** The factors of a product, with those of products that are printed inside it. */
function factorsOf(cx: ReverseContext, stage: Stage): Expr[] {
  return stage.inputs.flatMap((input): Expr[] => {
    const inner = input.type === 'Ref' ? cx.facts.definitions.get(input.value) : undefined;
    if (inner === undefined || cx.facts.inside.get(inner.id) !== stage.id) return [input];
    if (inner.gate === 'mul') return factorsOf(cx, inner);
    if (inner.gate === 'sqr') return [inner.inputs[0], inner.inputs[0]];
    return inner.gate === 'neg' ? [number(-1), ...factorsOf(cx, inner)] : [input];
  });
}

type AddStatement = GateStatement & { kind: 'add' };

function run(
  cx: ReverseContext, statements: readonly GateStatement[], names: Map<string, Expr>, operand: (statement: AddStatement) => Expr, stage: Stage, sign: Sign,
): void {
  putOff(cx, statements.map((statement) => () => {
    if (statement.kind === 'const') {
      const local = cx.builder.value({ type: { kind: 'number' }, origin: 'local', hint: statement.name });
      emit(cx, cx.builder.plain(local, instantiate(statement.init, names)));
      names.set(statement.name, ref(local));
    } else if (statement.kind === 'add') {
      const atom = operand(statement);
      if (!isActive(cx, atom)) return;
      handOn(cx, atom.value, signed(signed(instantiate(statement.value, names), statement.sign), sign), names.get(`d${cx.gates.get(stage.gate!)!.result}`)!, stage);
    } else if (statement.kind === 'if') {
      const arm = (body: readonly GateStatement[]): Op[] => within(cx, () => drained(cx, () => run(cx, body, new Map(names), operand, stage, sign)));
      emit(cx, cx.builder.op<Branch>({
        kind: 'branch', cond: instantiate(statement.test, names), results: [], form: 'if',
        then: { ops: arm(statement.then), results: [] }, else: { ops: arm(statement.else), results: [] },
      }));
    }
  }));
}

/** A contribution to one input: added to its adjoint, or, where the input is printed inside this stage, handed through. */
function handOn(cx: ReverseContext, value: ValueId, contribution: Expr, incoming: Expr, stage: Stage): void {
  const definition = cx.facts.definitions.get(value);
  const inner = definition !== undefined && isWithin(cx, definition.id, stage.id) ? definition : undefined;
  if (inner === undefined) {
    const plain = contribution.type === 'UnaryExpression' ? contribution.argument : contribution;
    const whole = cx.explicit && incoming.type === 'Ref' && isRef(plain, incoming.value) ? binary('*', number(1), plain) : plain;
    contribute(cx, value, whole, plain === contribution ? '+=' : '-=');
  } else if (isSimple(contribution) || inner.gate === 'load' || inner.gate === 'neg') {
    applyRule({ ...cx, explicit: false, ops: cx.ops }, inner, contribution);
  } else if (readsIncomingOnce(cx, inner)) {
    applyRule({ ...cx, explicit: false, ops: cx.ops }, inner, contribution);
  } else {
    const adjoint = adjointOf(cx, value);
    emit(cx, cx.builder.plain(adjoint, contribution));
    applyRule({ ...cx, explicit: false, ops: cx.ops }, inner, ref(adjoint));
  }
}

/** Printed inside `outer`, directly or inside something else that is. */
function isWithin(cx: ReverseContext, inner: OpId, outer: OpId): boolean {
  for (let at = cx.facts.inside.get(inner); at !== undefined; at = cx.facts.inside.get(at)) if (at === outer) return true;
  return false;
}

function isSimple(expr: Expr): boolean {
  if (expr.type === 'UnaryExpression' && expr.operator === '-') return isSimple(expr.argument);
  return expr.type === 'Ref' || expr.type === 'Literal';
}

/** The rule of the inner stage mentions the incoming gradient in one place only. */
function readsIncomingOnce(cx: ReverseContext, stage: Stage): boolean {
  if (stage.inputs.filter((input) => isActive(cx, input)).length !== 1) return false;
  const gate = cx.gates.get(stage.gate!)!;
  const { statements } = slice(gate, stage.inputs.length, stage.inputs.map((input) => isActive(cx, input)));
  return statements.length === 1 && statements[0].kind === 'add';
}

function instantiate(expr: Expr, names: ReadonlyMap<string, Expr>): Expr {
  if (expr.type === 'Identifier') return names.get(expr.name) ?? expr;
  return mapChildren(expr, (child) => instantiate(child, names));
}
