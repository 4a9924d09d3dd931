/**
 * Callbacks of array methods: what they return, and how they are called. They are inlined where they are called.
 *
 *     xs.map(Math.exp)   →   Math.exp(xs[i]), without the index and the array that `map` hands on too
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { Expr, Span, Type } from '../syntax.js';
import { BOOLEAN, type Context, NUMBER } from './context.js';
import { calledGate, isGlobalMember, memberName, typeOf } from './types-of.js';

/** Functions that read every argument they are given. */
const GREEDY = new Set(['max', 'min', 'hypot']);
const BINARY = new Set(['pow', 'atan2', 'imul']);
const TAKES_ONE = new Set(['Number', 'Boolean', 'isNaN', 'isFinite', 'parseFloat', 'stopGradient']);

/** What a callback returns. */
export function resultOf(cx: Context, fn: Expr | undefined): Type | undefined {
  if (fn === undefined || fn.type === 'SpreadElement') return undefined;
  if (fn.type === 'Function') return fn.resultType;
  if (isGlobalMember(fn, 'Math')) return NUMBER;
  if (fn.type === 'Identifier' && fn.binding?.kind === 'global') return fn.name === 'Number' || fn.name === 'parseFloat' || fn.name === 'stopGradient' ? NUMBER : TAKES_ONE.has(fn.name) ? BOOLEAN : undefined;
  const type = typeOf(cx, fn);
  return type.kind === 'function' ? type.result : undefined;
}

/** The callback's call. Functions of JavaScript's own take as many arguments as they know. */
export function callbackCall(cx: Context, fn: Expr, args: readonly Expr[], span: Span | undefined): Expr {
  const own = calledGate(cx, fn);
  if (own !== undefined && !own.rest) return { type: 'CallExpression', callee: fn, arguments: args.slice(0, own.params.length), optional: false, span, valueType: NUMBER };
  const isMath = isGlobalMember(fn, 'Math');
  const isGlobal = fn.type === 'Identifier' && fn.binding?.kind === 'global';
  const name = isMath ? memberName(fn) ?? '' : isGlobal ? fn.name : '';
  if ((isMath && GREEDY.has(name)) || (isGlobal && !TAKES_ONE.has(name))) {
    refuse('GG2027', fn.span ?? span, { method: isMath ? `Math.${name}` : name, why: 'a callback is given the index and the array as well' });
  }
  const taken = isGlobal || isMath ? args.slice(0, isMath && BINARY.has(name) ? 2 : 1) : args;
  return { type: 'CallExpression', callee: fn, arguments: taken, optional: false, span, valueType: resultOf(cx, fn) };
}
