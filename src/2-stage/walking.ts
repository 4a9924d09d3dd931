/** Methods that visit every element: `map`, `forEach`, `reduce`. */
import { refuse } from '../diagnostics/diagnostic.js';
import type { Atom, Effect } from '../ir/types.js';
import type { Expr } from '../syntax.js';
import { branch } from './branches.js';
import { resultOf } from './callbacks.js';
import { freshBinding, NUMBER, plainStage, UNDEFINED } from './context.js';
import { hold, plain, real } from './expressions.js';
import { repeat } from './loops.js';
import { allocate, NUMBERS, sized } from './making.js';
import type { Method } from './methods.js';
import { storeAt } from './stores.js';

const map: Method = ({ cx, expr, args: [fn, ...more], target, words, array, form, filled, length, at, apply, eachElement }) => {
  if (more.length > 0 || resultOf(cx, fn)?.kind !== 'number') return undefined;
  const out = allocate(cx, sized(form, real(cx, length)), { ...NUMBERS, form }, { ...target, note: undefined, leading: undefined }, expr.span);
  if (!filled) cx.open.set((out as Atom & { type: 'Ref' }).value, real(cx, length));
  repeat(cx, length, eachElement((i) => storeAt(cx, out, real(cx, i), real(cx, apply(at(i), i, array)), expr)), words, 0, [], [fn]);
  return { kind: 'atom', atom: out };
};

const forEach: Method = ({ cx, args: [fn], words, array, length, at, apply, eachElement }) => {
  repeat(cx, length, eachElement((i) => void hold(cx, apply(at(i), i, array))), words, 0, [], [fn]);
  return { kind: 'atom', atom: UNDEFINED };
};

const reduce: Method = ({ cx, expr, args: [fn, init], target, words, array, filled, length, at, apply, eachElement }) => {
  if (resultOf(cx, fn)?.kind !== 'number') return undefined;
  if (!filled && init === undefined) return refuse('GG2026', expr.span, { method: 'reduce' });
  const total = target.variable ?? freshBinding(cx, target.hint ?? 'total', NUMBER, expr.span);
  const sum: Expr = { type: 'Identifier', name: total.name, binding: total };
  if (init === undefined) {
    const empty: Expr = { type: 'BinaryExpression', operator: '===', left: plain(cx, length), right: { type: 'Literal', value: 0, raw: '0' } };
    branch(cx, empty, () => {
      const message: Expr = { type: 'Literal', value: 'Reduce of empty array with no initial value', raw: "'Reduce of empty array with no initial value'" };
      cx.ops.push(cx.builder.op<Effect>({ kind: 'effect', effect: 'throw', expr: { type: 'NewExpression', callee: { type: 'Identifier', name: 'TypeError' }, arguments: [message] } }));
      return false;
    }, () => undefined, { span: expr.span });
  }
  const start = init === undefined ? real(cx, at({ type: 'Literal', value: 0, raw: '0' })) : real(cx, init);
  cx.scope.setAtom(total, start.type === 'Ref' ? start : plainStage(cx, start, NUMBER, { variable: total }));
  repeat(cx, length, eachElement((i) => cx.scope.setAtom(total, real(cx, apply(sum, at(i), i, array), { variable: total }))), words, init === undefined ? 1 : 0, [total], [fn]);
  return cx.scope.get(total)!;
};

export const walking: Readonly<Record<string, Method>> = { map, forEach, reduce };
