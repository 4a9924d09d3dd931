/**
 * The call of a unit, with what is taken out of what it gives.
 *
 *     const { value: half, cache: halfCache } = powerForward(x, m);
 */
import type { Op, Stage } from '../ir/types.js';
import { print } from './expression.js';
import type { Shape } from './statements.js';

export interface CallText {
  readonly text: string;
  /** How comments cite it. */
  readonly cited: string;
  /** The stages that are printed with it. */
  readonly takers: readonly Stage[];
}

/** `undefined` where one variable is declared and another one only assigned: then each has a statement of its own. */
export function callText(call: Stage, ops: readonly Op[], shape: Shape): CallText | undefined {
  const takers = ops.filter((op): op is Stage => op.kind === 'stage' && op.expr.type === 'MemberExpression' && op.expr.object.type === 'Ref' && op.expr.object.value === call.result);
  const read = takers.filter((taker) => shape.read.has(taker.result));
  const declared = read.map((taker) => {
    const declaration = shape.declarations.get(shape.shared(taker.result));
    return declaration?.how === 'with' && declaration.op === taker.id ? declaration.kind : undefined;
  });
  const right = print(call.expr, shape.spelling);
  const name = (taker: Stage): string => shape.spelling.value(taker.result);
  const value = read.find(({ gate }) => gate !== 'cache');
  const cited = value === undefined ? right : `${name(value)} = ${right}`;
  if (read.length === 0) return { text: `${right};`, cited, takers };
  const pattern = `{ ${read.map((taker) => `${taker.gate === 'cache' ? 'cache' : 'value'}: ${name(taker)}`).join(', ')} } = ${right}`;
  if (declared.every((kind) => kind === undefined)) return { text: `(${pattern});`, cited, takers };
  if (declared.some((kind) => kind === undefined)) return undefined;
  return { text: `${declared.includes('let') ? 'let' : 'const'} ${pattern};`, cited, takers };
}
