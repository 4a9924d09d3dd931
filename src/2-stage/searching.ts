/**
 * Methods that stop where they have found an answer. What they find is an index or a condition, through which no gradient
 * flows; the element that `find` gives is read at the index, so that the gradient goes to it.
 *
 *     const v = xs.find((x) => x > 1)   →   let at = -1; for (…) if (xs[i] > 1) { at = i; break; }   const v = xs[at];
 */
import { binary, literalValue, member, number } from '../ir/build.js';
import { isScalar } from '../ir/shapes.js';
import type { Atom } from '../ir/types.js';
import type { Binding, Expr, Statement, Type } from '../syntax.js';
import { BOOLEAN, freshBinding, NUMBER, plainStage } from './context.js';
import { hold, plain, real } from './expressions.js';
import { askWhetherIn, canHaveHoles, elementOrNone } from './holes.js';
import { wholeOf } from './indices.js';
import { repeat } from './loops.js';
import { lengthOf } from './making.js';
import type { Method, MethodCall } from './methods.js';
import type { Held } from './scope.js';
import { whole } from './shrinking.js';
import { mayWrite } from './writes.js';

/** A variable that holds `first` until an element passes the test, and `then` from that one on. */
function searched(call: MethodCall, name: string, type: Type, first: Expr, then: (i: Expr) => Expr, test: (i: Expr) => Expr, words: { readonly skips?: boolean; readonly down?: boolean } = {}): Binding {
  const { cx, expr, args, array, length } = call;
  const [answer, there] = [freshBinding(cx, name, type, expr.span), freshBinding(cx, 'there', BOOLEAN, expr.span)];
  const variable: Expr = { type: 'Identifier', name, binding: answer };
  cx.scope.setAtom(answer, real(cx, first));
  const when = (condition: Expr, ...body: Statement[]): Statement => ({ type: 'IfStatement', test: condition, span: expr.span, consequent: { type: 'BlockStatement', span: expr.span, body } });
  const found = (i: Expr): Statement => when(test(i),
    { type: 'ExpressionStatement', expression: { type: 'AssignmentExpression', operator: '=', left: variable, right: then(i) } }, { type: 'BreakStatement' });
  const guarded = words.skips === true && canHaveHoles(cx, array) ? array : undefined;
  repeat(cx, length, {
    enter: guarded === undefined ? undefined : (i) => cx.scope.setAtom(there, askWhetherIn(cx, guarded, real(cx, i), call.name, expr.span)),
    statements: (i) => [guarded === undefined ? found(i) : when({ type: 'Identifier', name: there.name, binding: there }, found(i))],
  }, { ...call.words, down: words.down, assigned: [answer], calls: [args[0]] });
  return answer;
}

const someOrEvery: Method = (call) => {
  const { cx, name, args, target, array, at, apply } = call;
  if (args.length !== 1) return undefined;
  const bool = (value: boolean): Expr => ({ type: 'Literal', value, raw: String(value) });
  const test = (i: Expr): Expr => (name === 'some' ? apply(at(i), i, array) : { type: 'UnaryExpression', operator: '!', argument: apply(at(i), i, array) });
  return cx.scope.get(searched(call, target.variable?.name ?? (name === 'some' ? 'found' : 'all'), BOOLEAN, bool(name === 'every'), () => bool(name === 'some'), test, { skips: true }));
};

/** The index of the element that is found, or -1. */
function place(call: MethodCall, name: string): Binding {
  const { array, at, apply } = call;
  return searched(call, name, NUMBER, number(-1), (i) => i, (i) => apply(at(i), i, array), { down: call.name.startsWith('findLast') });
}

const findIndex: Method = (call) => (call.args.length === 1 ? call.cx.scope.get(place(call, call.target.variable?.name ?? 'at')) : undefined);

const find: Method = (call) => {
  const { cx, name, expr, args, target, array, at } = call;
  // The element is read when it is asked for, so that the callback must not have changed it.
  if (args.length !== 1 || mayWrite(cx, args[0])) return undefined;
  const binding = place(call, 'at');
  const index = real(cx, { type: 'Identifier', name: binding.name, binding });
  return elementOrNone(cx, array, index, () => hold(cx, at(index), target), name, target, expr.span);
};

/** `xs.indexOf(v)`: the method itself, for its value. */
const indexOf: Method = ({ cx, name, expr, args, target, array, element }) => {
  if (!isScalar(element) || args.some((arg) => arg.type === 'SpreadElement')) return undefined;
  const text: Expr = { ...expr, callee: member(whole(cx, array, expr.span), name), arguments: args.map((arg) => plain(cx, arg)) };
  const found = plainStage(cx, text, name === 'includes' ? BOOLEAN : NUMBER, name === 'includes' ? target : { hint: 'at', ...target }, expr.span);
  if (name !== 'includes' && found.type === 'Ref') cx.whole.add(found.value);
  return { kind: 'atom', atom: found };
};

const at: Method = ({ cx, name, expr, args: [index, ...more], target, array, at: element }) => {
  if (index === undefined || more.length > 0) return undefined;
  const k = wholeOf(cx, index);
  const back = literalValue(k);
  const found = (index: Atom): Held => elementOrNone(cx, array, index, () => hold(cx, element(index), target), name, target, expr.span);
  if (back !== undefined) return back < 0 ? found(real(cx, binary('-', lengthOf(array), number(-back)))) : hold(cx, element(k), target);
  const place: Expr = { type: 'ConditionalExpression', test: binary('<', k, number(0)), consequent: binary('+', plain(cx, lengthOf(array)), k), alternate: k, valueType: NUMBER };
  return found(plainStage(cx, place, NUMBER, { hint: 'at' }));
};

export const searching: Readonly<Record<string, Method>> = {
  some: someOrEvery, every: someOrEvery, at, find, findLast: find, findIndex, findLastIndex: findIndex, indexOf, lastIndexOf: indexOf, includes: indexOf,
};
