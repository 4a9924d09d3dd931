/**
 * Contributions to all entries of a shadow, as the calls that they are. What is still added to something goes by the kernel
 * that adds; in `compact`, a product with a transposed matrix goes by the name of its kernel.
 *
 *     dW += matmul(dD, transpose(X))   →   addMatmulNT(dW, dD, X)
 */
import type { ArrayLibrary } from '../gates/arrays.js';
import { opCall, opIn, viewed } from '../ir/array-calls.js';
import { member, ref } from '../ir/build.js';
import { fieldAt } from '../ir/paths.js';
import type { Add, Effect, Op, Region, ValueId } from '../ir/types.js';
import { children, mapChildren, mapExprs, readsOf, refsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

export interface WholesInput {
  readonly arrays: () => ArrayLibrary;
  readonly compact: boolean;
}

export function wholes(region: Region, input: WholesInput): Region {
  const ops = handedThrough(list(region.ops, input), region.results);
  const begun = new Set(ops.flatMap((op) => (op.kind === 'stage' && opIn(op.expr) === undefined ? [op.result] : [])));
  return { ops, results: region.results.map((result) => inPlace(result, begun)) };
}

/** A gradient that began as zeros in the buffer is there already. */
function inPlace(result: Expr, begun: ReadonlySet<ValueId>): Expr {
  if (result.type !== 'CallExpression' || result.callee.type !== 'Identifier' || result.callee.name !== '%put') return result;
  const [gradient] = result.arguments;
  return gradient.type === 'Ref' && begun.has(gradient.value) ? gradient : result;
}

/** Where a gradient is handed on as it is, and nobody adds to either of the two: one is the other. */
function handedThrough(ops: readonly Op[], results: readonly Expr[]): readonly Op[] {
  // What an operation has made is nobody else's.
  const made = new Set<ValueId>();
  return ops.map((op, at): Op => {
    if (op.kind !== 'stage') return op;
    if (opIn(op.expr) !== undefined) made.add(op.result);
    const [source, ...others] = opIn(op.expr) === 'copy' && op.expr.type === 'CallExpression' ? op.expr.arguments : [];
    if (source?.type !== 'Ref' || others.length > 0 || !made.has(source.value)) return op;
    const isHeld = [op.result, source.value].some((value) => results.some((result) => refsOf(result).includes(value)) || ops.slice(at + 1).some((later) => mayChange(later, value)));
    return isHeld ? op : { ...op, expr: source };
  });
}

/** Anything but an operation that reads it. */
function mayChange(op: Op, value: ValueId): boolean {
  if (!readsOf([op]).has(value)) return false;
  if (op.kind !== 'stage' && op.kind !== 'effect') return true;
  return !onlyRead(op.expr, value, op.kind === 'stage');
}

/** As an argument of an operation, and not as what that adds to. */
function onlyRead(expr: Expr, value: ValueId, isSafe: boolean): boolean {
  if (expr.type === 'Ref') return expr.value !== value;
  const isOp = opIn(expr) !== undefined || viewed(expr) !== undefined;
  return children(expr).every((child, at) => (isOp && child.type === 'Ref' && child.value === value ? isSafe || at > 1 : onlyRead(child, value, isOp ? true : isSafe)));
}

function list(ops: readonly Op[], input: WholesInput): readonly Op[] {
  return ops.map((op): Op => {
    if (op.kind === 'branch') return { ...op, then: wholes(op.then, input), else: wholes(op.else, input) };
    if (op.kind === 'loop') return { ...op, body: wholes(op.body, input) };
    const own = op.kind === 'add' && op.whole ? adding(op, input.arrays()) : op;
    return input.compact ? mapExprs(own, byKernels) : own;
  });
}

function adding({ id, target, path, value }: Add, arrays: ArrayLibrary): Effect {
  const to = path.reduce<Expr>((object, step) => ('index' in step ? member(object, step.index) : fieldAt(object, step.field)), ref(target));
  const plain = byKernel(value);
  const name = opIn(plain)!;
  const args = plain.type === 'CallExpression' ? plain.arguments : [];
  const adder = name === 'copy' ? 'addTo' : `add${name[0].toUpperCase()}${name.slice(1)}`;
  const expr = arrays.kernel(adder) !== undefined ? opCall(adder, [to, ...args]) : opCall('addTo', [to, value]);
  return { kind: 'effect', id, effect: 'call', expr };
}

/** `matmul(dD, transpose(X))` as `matmulNT(dD, X)`. */
function byKernel(expr: Expr): Expr {
  const kernel = expr.type === 'CallExpression' ? expr.arguments.map(viewed).find((each) => each !== undefined)?.kernel : undefined;
  if (kernel === undefined || expr.type !== 'CallExpression') return expr;
  return opCall(kernel, expr.arguments.map((argument) => viewed(argument)?.matrix ?? argument));
}

function byKernels(expr: Expr): Expr {
  return byKernel(mapChildren(expr, byKernels));
}
