/**
 * What stands behind the calls of operations on arrays in a backward pass: the sizes of what is multiplied, and what a rule
 * says of each entry.
 *
 *     const dW = matmul(dD, transpose(X)); // [5×3]·[3×10]
 *     const dz = tanhGradient(h, dh); // (1 - h * h) * dh
 */
import { opIn, viewed } from '../ir/array-calls.js';
import type { Op, ValueId } from '../ir/types.js';
import { mapChildren } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { print, type Spelling } from './expression.js';
import type { Emission } from './module.js';

export function arrayRemark(op: Op, emission: Emission, spelling: Spelling): string | undefined {
  if (emission.style === 'compact' || (op.kind !== 'stage' && op.kind !== 'effect') || op.expr.type !== 'CallExpression') return undefined;
  return dimensions(op.expr, emission) ?? entryByEntry(op.expr, emission, spelling);
}

type Call = Expr & { readonly type: 'CallExpression' };

function entryByEntry(expr: Call, { arrays }: Emission, spelling: Spelling): string | undefined {
  const name = opIn(expr);
  const kernel = name === undefined ? undefined : arrays().kernel(name);
  if (kernel?.formula === undefined) return undefined;
  const given = new Map(kernel.params.map((param, at) => [param, expr.arguments[at]]));
  const said = (part: Expr): Expr => (part.type === 'Identifier' ? given.get(part.name) ?? part : mapChildren(part, said));
  return print(said(kernel.formula), spelling);
}

const PRODUCTS: ReadonlySet<string> = new Set(['matmul', 'matvec', 'vecmat']);

/** The sizes of what is multiplied: `[5×3]·[3×10]`. */
function dimensions(call: Call, { sizes, values }: Emission): string | undefined {
  const name = opIn(call) ?? '';
  const adds = /^add(Mat|Vec)/.test(name);
  const plain = name.replace(/^addM/, 'm').replace(/^addV/, 'v');
  const turned = /^matmul([NT])([NT])$/.exec(plain);
  if (!PRODUCTS.has(turned === null ? plain : 'matmul')) return undefined;
  const sizeOf = (expr: Expr): readonly (number | string)[] | undefined => {
    const view = viewed(expr);
    if (view !== undefined) return sizeOf(view.matrix)?.toReversed();
    if (expr.type !== 'Ref') return undefined;
    for (let value: ValueId | undefined = expr.value; value !== undefined; value = values[value].of) if (sizes.has(value)) return sizes.get(value);
    return undefined;
  };
  const factors = call.arguments.slice(adds ? 1 : 0).map((factor, at) => (turned?.[at + 1] === 'T' ? sizeOf(factor)?.toReversed() : sizeOf(factor)));
  return factors.every((factor) => factor !== undefined) ? factors.map((factor) => `[${factor.join('×')}]`).join('·') : undefined;
}
