/**
 * Functions of `Math` over a spread: `Math.max(...xs)` is one gate for an array; for a literal tuple it is the gate of its
 * elements.
 */
import type { Atom } from '../ir/types.js';
import type { CallExpression, Expr } from '../syntax.js';
import { type Context, NUMBER, type Target } from './context.js';
import { joined } from './copying.js';
import { atomOf, hold, real, stage } from './expressions.js';
import { partsOf } from './loads.js';
import type { Held } from './scope.js';
import { whole } from './shrinking.js';
import { elementOf, isGlobalMember, memberName, typeOf } from './types-of.js';

/** `Math.max(...xs)`, `Math.max(0, ...xs)`, `Math.max.apply(null, xs)`. */
export function spreadCall(cx: Context, given: CallExpression, target: Target): Held | undefined {
  const expr = applied(given);
  const name = isGlobalMember(expr.callee, 'Math') ? memberName(expr.callee) : undefined;
  if (name === undefined || (expr === given && !expr.arguments.some((argument) => argument.type === 'SpreadElement'))) return undefined;
  const isExtreme = name === 'max' || name === 'min';
  const args = expr.arguments.flatMap((argument): (Atom | Expr)[] | undefined => {
    if (argument.type !== 'SpreadElement') return [real(cx, argument)];
    const given = hold(cx, argument.argument);
    const held = given.kind === 'atom' && typeOf(cx, given.atom).kind === 'tuple' ? partsOf(cx, given, argument.span) : given;
    if (held.kind === 'parts') return [...held.parts.values()].map((part) => atomOf(cx, part, argument));
    const array = atomOf(cx, held, argument);
    if (elementOf(typeOf(cx, array)).kind !== 'number' || array.type !== 'Ref') return undefined;
    return [{ type: 'SpreadElement', argument: whole(cx, array, argument.span), span: argument.span }];
  });
  const known = args.filter((arg): arg is Expr => arg !== undefined);
  if (known.length < args.length) return undefined;
  const spreads = known.filter((arg) => arg.type === 'SpreadElement');
  if (spreads.length > 0 && !isExtreme) return name === 'hypot' ? { kind: 'atom', atom: norm(cx, expr, known, target) } : undefined;
  const text = (...list: Expr[]): Expr => ({ ...expr, arguments: list });
  if (spreads.length > 0 && known.length === 1) return { kind: 'atom', atom: extreme(cx, text(known[0]), target) };
  // The largest of several is the largest of the largest of each.
  const atoms = known.map((arg) => (arg.type === 'SpreadElement' ? extreme(cx, text(arg), {}) : arg));
  return { kind: 'atom', atom: real(cx, text(...atoms), target) };
}

/** `Math.max(...xs)` alone: one gate for the array. */
function extreme(cx: Context, text: Expr, target: Target): Atom {
  const [spread] = (text as CallExpression).arguments;
  return stage(cx, 'extreme', [(spread as Expr & { type: 'SpreadElement' }).argument], text, NUMBER, target, text.span);
}

/** `Math.hypot(...xs)`: one gate for the array, which is put together where there is more than one. */
function norm(cx: Context, expr: CallExpression, pieces: readonly Expr[], target: Target): Atom {
  const [only] = pieces;
  const held = pieces.length === 1 && only.type === 'SpreadElement' ? undefined : joined(cx, pieces, {}, expr.span);
  const array = held === undefined ? (only as Expr & { type: 'SpreadElement' }).argument : atomOf(cx, held, expr);
  return stage(cx, 'norm', [array], { ...expr, arguments: [{ type: 'SpreadElement', argument: array }] }, NUMBER, target, expr.span);
}

/** `Math.max.apply(null, xs)` is `Math.max(...xs)`, and `Math.max.call(null, a, b)` is `Math.max(a, b)`. */
function applied(expr: CallExpression): CallExpression {
  const { callee } = expr;
  const how = memberName(callee);
  if (callee.type !== 'MemberExpression' || !isGlobalMember(callee.object, 'Math') || (how !== 'apply' && how !== 'call')) return expr;
  const [, ...args] = expr.arguments;
  if (how === 'call') return { ...expr, callee: callee.object, arguments: args };
  return args.length === 1 ? { ...expr, callee: callee.object, arguments: [{ type: 'SpreadElement', argument: args[0], span: args[0].span }] } : expr;
}
