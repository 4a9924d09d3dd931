/**
 * Facts about a rule of the user's: it writes into nothing that it is given, and which of its stages are printed inside
 * another one's text, as the user wrote them.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { Func, OpId, Parameter, Pullback, ValueId } from '../ir/types.js';
import { groups } from './group.js';
import { memory } from './memory.js';
import { places } from './places.js';

/** For each stage of the rule that is printed inside another operation: that operation. */
export function ruleTexts(func: Func, { ops, gradients, seed, values, nextOp }: Pullback): ReadonlyMap<OpId, OpId> {
  const given = (value: ValueId): Parameter => ({ name: '', value, type: values[value].type, wrt: false, optional: false, rest: false });
  // What the function gave is a parameter of its rule, as is the gradient on it.
  const kept = func.body.ops.flatMap((op) => (op.kind === 'stage' ? [op.result] : []));
  const rule: Func = {
    ...func, values, nextOp, params: [...func.params, ...kept.map(given), given(seed)], pullback: undefined,
    body: { ops, results: gradients.map(({ gradient }) => gradient) }, result: { type: 'ArrayExpression', elements: gradients.map(({ gradient }) => gradient) },
  };
  const where = places(rule);
  const stored = memory(rule, where);
  if (stored.writes.length > 0) refuse('GG2028', func.span, { name: func.name, why: 'the rule writes into what it is given' }, { hint: 'let the rule write into a copy, and return that' });
  return groups(rule, new Set(), where, stored);
}
