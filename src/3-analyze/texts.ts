/**
 * Text that numbers have gone into. A number made of it again would depend on them in a way that no derivative follows.
 *
 *     const s = '' + x; return Number(s);      refused, where `x` is differentiated; `Number(p.rate)` is not
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { definite } from '../ir/shapes.js';
import type { Atom, Func, ValueId } from '../ir/types.js';
import { refsOf, visitOps } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import type { Places } from './places.js';
import { whyActive } from './why.js';

export function refuseNumbersOfText(func: Func, where: Places, varied: ReadonlySet<ValueId>, useful: ReadonlySet<ValueId>): void {
  const texts = new Set<ValueId>();
  const isText = (value: ValueId): boolean => definite(func.values[value].type).kind === 'string';
  const mark = (value: ValueId, from: readonly Atom[]): void => {
    if (isText(value) && from.some((expr) => refsOf(expr).some((each) => varied.has(each) || texts.has(each)))) texts.add(value);
  };
  if (!func.values.some(({ id, origin }) => origin !== 'param' && isText(id))) return;
  for (let size = -1; size < texts.size;) {
    size = texts.size;
    visitOps(func.body.ops, (op) => {
      if (op.kind === 'stage') mark(op.result, [op.expr]);
      if (op.kind === 'branch') op.results.forEach((result, at) => mark(result, [op.then.results[at], op.else.results[at]]));
      if (op.kind === 'loop') op.params.forEach((param, at) => [param, op.results[at]].forEach((value) => mark(value, [op.inits[at], op.body.results[at]])));
    });
  }
  visitOps(func.body.ops, (op) => {
    if (op.kind !== 'stage' || !useful.has(op.result)) return;
    const text = [...op.inputs, ...converted(op.expr)].flatMap((input) => refsOf(input)).find((value) => texts.has(value));
    if (text !== undefined) refuse('GG2020', op.span ?? func.span, { type: '`string`' }, { related: whyActive(func, where, new Set([...varied, ...texts]), text) });
  });
}

/** `s` of `Number(s)` and `+s`. */
function converted(expr: Expr): readonly Expr[] {
  if (expr.type === 'UnaryExpression' && expr.operator === '+') return [expr.argument];
  return expr.type === 'CallExpression' && expr.callee.type === 'Identifier' && expr.callee.name === 'Number' ? expr.arguments : [];
}
