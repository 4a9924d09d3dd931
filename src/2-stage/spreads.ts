/**
 * Functions of `Math` over a spread: `Math.max(...xs)` is one gate for an array; for a literal tuple it is the gate of its
 * elements.
 */
import type { CallExpression, Expr } from '../syntax.js';
import { type Context, NUMBER, type Target } from './context.js';
import { atomOf, hold, real, stage } from './expressions.js';
import type { Held } from './scope.js';
import { elementOf, isGlobalMember, memberName, typeOf } from './types-of.js';

/** `Math.max(...xs)`, `Math.hypot(...w)`: one gate for an array; for a literal tuple, the gate of its elements. */
export function spreadCall(cx: Context, expr: CallExpression, target: Target): Held | undefined {
  const name = isGlobalMember(expr.callee, 'Math') ? memberName(expr.callee) : undefined;
  const only = expr.arguments.length === 1 && expr.arguments[0].type === 'SpreadElement' ? expr.arguments[0].argument : undefined;
  if (name === undefined || only === undefined) return undefined;
  const held = hold(cx, only);
  if (held.kind === 'parts') {
    const args = [...held.parts.values()].map((part) => atomOf(cx, part, only));
    return { kind: 'atom', atom: real(cx, { ...expr, arguments: args }, target) };
  }
  if ((name !== 'max' && name !== 'min') || held.kind !== 'atom' || held.atom.type !== 'Ref') return undefined;
  if (elementOf(typeOf(cx, only)).kind !== 'number') return undefined;
  const text: Expr = { ...expr, arguments: [{ type: 'SpreadElement', argument: held.atom }] };
  return { kind: 'atom', atom: stage(cx, 'extreme', [held.atom], text, NUMBER, target, expr.span) };
}
