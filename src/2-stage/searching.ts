/** Methods that stop where they have found an answer: `some`, `every`; and `at`, which goes there at once. */
import { refuse } from '../diagnostics/diagnostic.js';
import { literalValue } from '../ir/build.js';
import type { Expr, Statement } from '../syntax.js';
import { BOOLEAN, freshBinding } from './context.js';
import { hold } from './expressions.js';
import { repeat } from './loops.js';
import type { Method } from './methods.js';

const someOrEvery: Method = ({ cx, name, expr, args: [fn], target, words, array, filled, length, at, apply }) => {
  if (!filled) return refuse('GG2026', expr.span, { method: name });
  const answer = freshBinding(cx, target.variable?.name ?? (name === 'some' ? 'found' : 'all'), BOOLEAN, expr.span);
  const bool = (value: boolean): Expr => ({ type: 'Literal', value, raw: String(value) });
  cx.scope.setAtom(answer, bool(name === 'every'));
  const test = (i: Expr): Expr => (name === 'some' ? apply(at(i), i, array) : { type: 'UnaryExpression', operator: '!', argument: apply(at(i), i, array) });
  const body = (i: Expr): Statement[] => [{
    type: 'IfStatement', test: test(i), span: expr.span,
    consequent: { type: 'BlockStatement', span: expr.span, body: [
      { type: 'ExpressionStatement', expression: { type: 'AssignmentExpression', operator: '=', left: { type: 'Identifier', name: answer.name, binding: answer }, right: bool(name === 'some') } },
      { type: 'BreakStatement' },
    ] },
  }];
  repeat(cx, length, { statements: body }, words, 0, [answer], [fn]);
  return cx.scope.get(answer)!;
};

const at: Method = ({ cx, args: [index], target, length, at: element }) => {
  const back = literalValue(index);
  if (back === undefined) return undefined;
  return hold(cx, element(back < 0 ? { type: 'BinaryExpression', operator: '-', left: length, right: { type: 'Literal', value: -back, raw: String(-back) } } : index), target);
};

export const searching: Readonly<Record<string, Method>> = { some: someOrEvery, every: someOrEvery, at };
