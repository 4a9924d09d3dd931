/**
 * A gate of the user's, called by its name: its own forward expression, with the operands in their places, so that the
 * output stands for itself. The function of that name in the source is never looked into.
 *
 *     roundThrough(x * y)   →   %3 = roundThrough(%2), printed as `Math.round(prod)`
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { Gate } from '../gates/gate.js';
import type { Atom } from '../ir/types.js';
import { mapChildren } from '../ir/walk.js';
import type { CallExpression, Expr } from '../syntax.js';
import { type Context, NUMBER, type Target } from './context.js';
import { real, stage } from './expressions.js';

export function calledStage(cx: Context, gate: Gate, { arguments: args, span }: CallExpression, target: Target): Atom {
  const { name, params, rest, patterns: [{ expr, literal }] } = gate;
  const fixed = rest ? params.length - 1 : params.length;
  if (args.some(({ type }) => type === 'SpreadElement')) refuse('GG2007', span, {});
  if (args.length < fixed || (args.length > fixed && !rest)) refuse('GG2001', span, { what: `\`${name}\` of ${args.length} operands` }, { hint: `it takes \`(${params.join(', ')})\`` });
  const inputs = args.map((arg) => real(cx, arg));
  const open = params.find((param, at) => literal.has(param) && inputs[at].type === 'Ref');
  if (open !== undefined) refuse('GG2001', span, { what: `\`${name}\` with a \`${open}\` that is no literal` }, { hint: `\`@literal ${open}\` in the template asks for one` });
  const text = (node: Expr): Expr => {
    if (node.type === 'Identifier' && params.slice(0, fixed).includes(node.name)) return inputs[params.indexOf(node.name)];
    if (node.type !== 'CallExpression') return mapChildren(node, text);
    return { ...node, arguments: node.arguments.flatMap((each) => (each.type === 'SpreadElement' ? inputs.slice(fixed) : [text(each)])) };
  };
  return stage(cx, name, inputs, text(expr), NUMBER, target, span);
}
