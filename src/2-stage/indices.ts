/**
 * Indices that methods compute of their arguments: `slice(-2)`, `at(k)`, `fill(v, a, b)`. JavaScript cuts off fractions,
 * takes `NaN` for 0, and counts negative ones from the end; what is known to be whole needs no cutting.
 *
 *     xs.slice(1)      from 1 to xs.length
 *     xs.slice(a, b)   from a < 0 ? Math.max(xs.length + a, 0) : Math.min(a, xs.length) to …
 */
import { binary, call, literalValue, member, number } from '../ir/build.js';
import type { Atom } from '../ir/types.js';
import type { Expr } from '../syntax.js';
import { type Context, isUndefined, NUMBER, plainStage } from './context.js';
import { plain, real } from './expressions.js';
import { typeOf } from './types-of.js';

const WHOLE = new Set(['bitAnd', 'bitOr', 'bitXor', 'bitNot', 'shiftLeft', 'shiftRight', 'shiftRightZero', 'clz32', 'imul']);

/** A whole number of which that is known. */
export function isWhole(cx: Context, atom: Atom): boolean {
  const literal = literalValue(atom);
  return literal !== undefined ? Number.isInteger(literal) : atom.type === 'Ref' && cx.whole.has(atom.value);
}

/** The gate makes a whole number of these. */
export function givesWhole(cx: Context, gate: string, inputs: readonly Atom[]): boolean {
  if (WHOLE.has(gate)) return true;
  return ['add', 'sub', 'mul', 'neg', 'sqr'].includes(gate) && inputs.every((input) => isWhole(cx, input));
}

export function mathCall(name: 'max' | 'min' | 'trunc', ...args: Expr[]): Expr {
  return call(member({ type: 'Identifier', name: 'Math' }, name), ...args);
}

/** A stage that counts or places something: whole, and without gradient. */
export function wholeStage(cx: Context, expr: Expr, hint: string, span: Expr['span']): Atom {
  const atom = plainStage(cx, expr, NUMBER, { hint }, span);
  if (atom.type === 'Ref') cx.whole.add(atom.value);
  return atom;
}

/** The argument without its fraction. */
export function wholeOf(cx: Context, expr: Expr): Atom {
  const atom = real(cx, expr);
  if (isWhole(cx, atom)) return atom;
  const literal = literalValue(atom);
  if (literal !== undefined) return number(Math.trunc(literal) || 0);
  return wholeStage(cx, { type: 'LogicalExpression', operator: '||', left: mathCall('trunc', atom), right: number(0) }, 'k', expr.span);
}

/** From where to where, and how many that is. */
export interface Range {
  readonly from: Expr;
  readonly to: Expr;
  readonly size: Expr;
}

/** The elements that `(a, b)` mean, as of `slice`. `undefined` where an argument is no number. */
export function rangeOf(cx: Context, length: Expr, [a, b]: readonly (Expr | undefined)[], span: Expr['span']): Range | undefined {
  const given = [a, b].map((arg) => (arg === undefined || isUndefined(arg) ? undefined : arg));
  if (given.some((arg) => arg !== undefined && (arg.type === 'SpreadElement' || typeOf(cx, arg).kind !== 'number'))) return undefined;
  const [first, last] = given.map((arg) => (arg === undefined ? undefined : wholeOf(cx, arg)));
  const [k, m] = [first, last].map((atom) => (atom === undefined ? undefined : literalValue(atom)));
  const n = plain(cx, length);
  const sized = (expr: Expr): Expr => wholeStage(cx, expr, 'count', span);
  const within = (atom: Atom): Expr => {
    const literal = literalValue(atom);
    if (literal !== undefined) return literal < 0 ? mathCall('max', binary('-', n, number(-literal)), number(0)) : mathCall('min', number(literal), n);
    return { type: 'ConditionalExpression', test: binary('<', atom, number(0)), consequent: mathCall('max', binary('+', n, atom), number(0)), alternate: mathCall('min', atom, n), valueType: NUMBER };
  };
  const from = first === undefined ? number(0) : k !== undefined && k >= 0 ? number(k) : wholeStage(cx, within(first), 'from', span);
  if (last === undefined) {
    if (literalValue(from) === 0) return { from, to: length, size: length };
    return { from, to: length, size: sized(k !== undefined && k >= 0 ? mathCall('max', binary('-', n, from), number(0)) : binary('-', n, from)) };
  }
  // Without a lower bound: a loop from 0 or above ends at once all the same.
  const to = m !== undefined && m < 0 ? wholeStage(cx, binary('-', n, number(-m)), 'end', span) : wholeStage(cx, within(last), 'end', span);
  if (literalValue(from) === 0) return { from, to, size: m !== undefined && m < 0 ? sized(mathCall('max', to, number(0))) : to };
  return { from, to, size: sized(mathCall('max', binary('-', to, from), number(0))) };
}
