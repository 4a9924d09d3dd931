/** Methods that copy or write: `slice`, `fill`, `push`. */
import { refuse } from '../diagnostics/diagnostic.js';
import { NUMBER, plainStage } from './context.js';
import { real } from './expressions.js';
import { repeat } from './loops.js';
import { copied } from './making.js';
import type { Method } from './methods.js';
import { storeAt } from './stores.js';

const slice: Method = ({ cx, name, expr, args, target, array, form, filled }) => {
  if (!filled) return refuse('GG2026', expr.span, { method: name });
  return args.length === 0 ? { kind: 'atom', atom: copied(cx, array, form, target, expr.span) } : undefined;
};

const fill: Method = ({ cx, expr, args, words, array, length }) => {
  if (args.length !== 1) return undefined;
  const value = real(cx, args[0]);
  repeat(cx, length, (i) => storeAt(cx, array, real(cx, i), value, expr), words);
  return { kind: 'atom', atom: array };
};

const push: Method = ({ cx, expr, args, array, length }) => {
  if (args.length !== 1 || args[0].type === 'SpreadElement') return undefined;
  const value = real(cx, args[0]);
  const end = plainStage(cx, length, NUMBER, {}, expr.span);
  storeAt(cx, array, end, value, expr);
  return { kind: 'atom', atom: { type: 'BinaryExpression', operator: '+', left: end, right: { type: 'Literal', value: 1, raw: '1' } } };
};

export const changing: Readonly<Record<string, Method>> = { slice, fill, push };
