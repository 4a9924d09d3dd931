/**
 * Calls of helpers: inlined, so that their stages stand in the caller's list. Arguments are held by the parameters as
 * they are; a body with several exits is staged like any other.
 *
 *     const sigmoid = (t) => 1 / (1 + Math.exp(-t));   sigmoid(y)   →   const sigy = 1 / (1 + Math.exp(-y));
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { CallExpression, Expr, FunctionNode, Param } from '../syntax.js';
import { callApart } from './apart.js';
import { bind, defaulted } from './assign.js';
import { copyOf } from './copies.js';
import { type Context, frameOf, isUndefined, type Target, UNDEFINED } from './context.js';
import { hold, plain } from './expressions.js';
import { settled } from './parts.js';
import type { Held } from './scope.js';
import { list } from './statements.js';
import { STOP, stopped } from './stops.js';
import { isGlobalMember, memberName } from './types-of.js';

export function callOf(cx: Context, expr: CallExpression, target: Target): Held {
  if (expr.optional) refuse('GG2008', expr.span, {});
  const { callee } = expr;
  if (isGlobalMember(callee, 'console')) return effect(cx, expr, target);
  if (callee.type === 'MemberExpression') {
    const name = memberName(callee) ?? 'a computed member';
    if (isGlobalMember(callee, 'Math') && name === 'random') refuse('GG2013', expr.span, { call: 'Math.random()' });
    if (isGlobalMember(callee, 'Date') || isGlobalMember(callee, 'performance')) refuse('GG2013', expr.span, { call: `${text(callee)}()` });
    if (isGlobalMember(callee, 'Math')) return refuse('GG2001', expr.span, { what: `\`Math.${name}\`` });
    const object = callee.object.type === 'Identifier' && callee.object.binding?.kind !== 'global' ? hold(cx, callee.object) : undefined;
    const method = object?.kind === 'parts' ? object.parts.get(name) : undefined;
    if (method?.kind === 'function') return inline(cx, method.fn, expr, target);
    return refuse('GG2002', expr.span, { name: text(callee) });
  }
  if (callee.type === 'Identifier' && callee.binding?.kind === 'global' && callee.name === STOP) return stopped(cx, expr, target);
  if (callee.type === 'Identifier' && callee.binding?.kind === 'global') return refuse('GG2002', expr.span, { name: callee.name });
  const held = hold(cx, callee);
  if (held.kind !== 'function') return refuse('GG2002', expr.span, { name: text(callee) });
  return inline(cx, held.fn, expr, target);
}

function inline(cx: Context, fn: FunctionNode, call: CallExpression, target: Target): Held {
  // Nobody differentiates a rule: what it calls is written out.
  const isApart = cx.inRule ? cx.units.calledAgain(fn) : cx.units.isApart(fn);
  if (cx.inlining.includes(fn) && !isApart) cx.units.setApart(fn);
  if (call.arguments.some((argument) => argument.type === 'SpreadElement')) return refuse('GG2007', call.span, {});
  const args = call.arguments.map((argument) => hold(cx, argument));
  if (isApart) return callApart(cx, fn, args, call, target);
  const outer = cx.frame;
  const before = cx.inlined.get(fn) ?? 0;
  cx.inlined.set(fn, before + 1);
  const own = before === 0 ? fn : copyOf(fn, before);
  cx.frame = frameOf(cx, own, target.variable?.name ?? fn.name ?? 'result');
  cx.inlining.push(fn);
  try {
    own.params.forEach((param, at) => parameter(cx, param, args, at));
    cx.scope.setAtom(cx.frame.result, UNDEFINED);
    cx.scope.setAtom(cx.frame.code, { type: 'Literal', value: 0, raw: '0' });
    list(cx, own.body, target);
    return cx.scope.get(cx.frame.result)!;
  } finally {
    cx.inlining.pop();
    cx.frame = outer;
  }
}

function parameter(cx: Context, param: Param, args: readonly Held[], at: number): void {
  if (param.rest) {
    const rest = args.slice(at).map((held, i): [string, Held] => [String(i), held]);
    bind(cx, param.target, { kind: 'parts', shape: 'tuple', parts: new Map(rest) }, {});
    return;
  }
  let held: Held = args[at] ?? { kind: 'atom', atom: UNDEFINED };
  if (param.default !== undefined) held = held.kind === 'atom' && isUndefined(held.atom) ? hold(cx, param.default) : defaulted(cx, held, param.default);
  // A literal argument stays a literal: naming it would only hide it.
  if (param.target.type === 'Identifier') cx.scope.set(param.target.binding!, settled(cx, held, { variable: param.target.binding }));
  else bind(cx, param.target, held, {});
}

/** `console.log(…)`: kept, once, in the forward pass. */
function effect(cx: Context, expr: CallExpression, target: Target): Held {
  const args = expr.arguments.map((argument) => plain(cx, argument));
  cx.ops.push({ kind: 'effect', id: cx.builder.id(), effect: 'call', expr: { ...expr, arguments: args }, span: expr.span, note: target.note, leading: target.leading });
  return { kind: 'atom', atom: UNDEFINED };
}

/** A callee as it is written, for messages. */
function text(expr: Expr): string {
  if (expr.type === 'Identifier') return expr.name;
  if (expr.type === 'MemberExpression') return `${text(expr.object)}.${memberName(expr) ?? '…'}`;
  return 'this function';
}
