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
import type { Add, Effect, Op, Region } from '../ir/types.js';
import { mapChildren, mapExprs } from '../ir/walk.js';
import type { Expr } from '../syntax.js';

export interface WholesInput {
  readonly arrays: () => ArrayLibrary;
  readonly compact: boolean;
}

export function wholes(region: Region, input: WholesInput): Region {
  return { ...region, ops: list(region.ops, input) };
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
