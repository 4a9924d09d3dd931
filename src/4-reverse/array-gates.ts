/**
 * The reverse of an operation on arrays: what its rule says each input receives, in the vocabulary of the library. The
 * first contribution to a shadow becomes what it is, later ones are added into it.
 *
 *     D = matmul(W, X)   →   dW += matmul(dD, transpose(X));   dX += matmul(transpose(W), dD);
 */
import { arrayGate, operands, opCall, opIn, receives, viewOf } from '../ir/array-calls.js';
import { call, ref } from '../ir/build.js';
import { along } from '../ir/paths.js';
import { definite, holdsElements, isMatrix } from '../ir/shapes.js';
import type { Add, Effect, PathStep, Stage, ValueId } from '../ir/types.js';
import { mapChildren } from '../ir/walk.js';
import type { Expr, Type } from '../syntax.js';
import type { HandOn } from './calls.js';
import { adjointOf, emit, isActive, pathIn, type ReverseContext, throughParents } from './context.js';
import { shadowOf } from './elements.js';

export function reverseOp(cx: ReverseContext, stage: Stage, handOn: HandOn): void {
  const gate = arrayGate(stage, cx.gates)!;
  const args = operands(stage);
  const names = new Map<string, Expr>(gate.defaults);
  const now = (atom: Expr): Expr => (atom.type === 'Ref' && stage.kept?.has(atom.value) ? ref(stage.kept.get(atom.value)!) : atom);
  args.forEach((atom, at) => names.set(gate.params[at], now(atom)));
  names.set(gate.result, now(ref(stage.result)));
  names.set(`d${gate.result}`, incoming(cx, stage.result));
  for (const { param, value } of gate.rules) {
    const at = gate.params.indexOf(param);
    const atom = args[at];
    if (atom === undefined || !isActive(cx, atom) || !receives(gate, at, cx.builder.values[atom.value].type)) continue;
    const contribution = said(cx, value, names);
    if (holdsElements(definite(cx.builder.values[atom.value].type))) addWhole(cx, atom.value, contribution);
    else handOn(atom.value, contribution);
  }
}

/** The gradient on what the operation gave. */
function incoming(cx: ReverseContext, result: ValueId): Expr {
  const { type } = cx.builder.values[result];
  if (cx.facts.found.has(result) && isNested(type)) return ref(treeOf(cx, result));
  if (!holdsElements(definite(type)) || cx.facts.found.has(result)) return ref(adjointOf(cx, result));
  const { base, steps } = throughParents(cx, { base: result, steps: [] });
  return along(ref(adjointOf(cx, base)), steps);
}

function addWhole(cx: ReverseContext, value: ValueId, contribution: Expr): void {
  const whole = (target: ValueId, path: readonly PathStep[]): void => {
    emit(cx, cx.builder.op<Add>({ kind: 'add', target, path, sign: '+=', value: opIn(contribution) === undefined ? opCall('copy', [contribution]) : contribution, whole: true }));
  };
  if (cx.facts.found.has(value) && isNested(cx.builder.values[value].type)) return whole(treeOf(cx, value), []);
  const load = cx.facts.found.has(value) ? undefined : cx.facts.definitions.get(value);
  const way = (load?.gate === 'load' ? pathIn(cx, load) : undefined) ?? (cx.facts.found.has(value) ? { base: value, steps: [] } : throughParents(cx, { base: value, steps: [] }));
  const path: readonly PathStep[] = way.steps.map(({ step }) => step);
  const target = shadowOf(cx, way.base);
  if (path.length === 0 && !mayBecome(cx, way.base)) emit(cx, cx.builder.op<Effect>({ kind: 'effect', effect: 'call', expr: ref(target) }));
  whole(target, path);
}

/** The shadow of an array of arrays, each of which is found by itself. */
function treeOf(cx: ReverseContext, value: ValueId): ValueId {
  const tree = cx.builder.value({ type: cx.builder.values[value].type, origin: 'adjoint', of: value });
  emit(cx, cx.builder.plain(tree, call({ type: 'Identifier', name: '%shadowTree' }, ref(cx.shadows), ref(value))));
  return tree;
}

function isNested(type: Type): boolean {
  const known = definite(type);
  return !isMatrix(known) && ((known.kind === 'array' && holdsElements(definite(known.element))) || known.kind === 'tuple' || known.kind === 'record');
}

/** What an operation gives can take the place of the shadow: it is of the same kind, and the shadow is nobody else's. */
function mayBecome({ func, facts, builder }: ReverseContext, base: ValueId): boolean {
  const { type } = builder.values[base];
  if (facts.found.has(base) || !isWholeKind(type)) return false;
  const param = func.params.find(({ value }) => value === base);
  if (param !== undefined) return !param.optional && !param.rest && !facts.writes.includes(base);
  return facts.definitions.get(base)?.gate === 'alloc' && !facts.parents.has(base);
}

function isWholeKind(type: Type): boolean {
  return isMatrix(type) && type.kind === 'record' || (type.kind === 'array' && type.form === 'Float64Array');
}

/** The rule with values for names; a product with a transposed matrix is one kernel. */
function said(cx: ReverseContext, rule: Expr, names: ReadonlyMap<string, Expr>): Expr {
  const arrays = cx.gates.arrays();
  const visit = (expr: Expr): Expr => {
    if (expr.type === 'Identifier') return names.get(expr.name) ?? expr;
    if (expr.type !== 'CallExpression' || expr.callee.type !== 'Identifier' || arrays.kernel(expr.callee.name) === undefined) return mapChildren(expr, visit);
    const { name } = expr.callee;
    const isTurned = (argument: Expr): boolean => argument.type === 'CallExpression' && argument.callee.type === 'Identifier' && argument.callee.name === 'transpose';
    const kernel = name + expr.arguments.map((argument) => (isTurned(argument) ? 'T' : 'N')).join('');
    const isFused = expr.arguments.some(isTurned) && arrays.kernel(kernel) !== undefined;
    return opCall(name, expr.arguments.map((argument) => (isFused && isTurned(argument) ? viewOf(visit((argument as Expr & { type: 'CallExpression' }).arguments[0]), kernel) : visit(argument))));
  };
  return visit(rule);
}
