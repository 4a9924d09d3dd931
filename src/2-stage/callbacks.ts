/** Callbacks of array methods: what they return. They are inlined where they are called. */
import type { Expr, Type } from '../syntax.js';
import { type Context, NUMBER } from './context.js';
import { isGlobalMember, typeOf } from './types-of.js';

/** What a callback returns. */
export function resultOf(cx: Context, fn: Expr | undefined): Type | undefined {
  if (fn === undefined) return undefined;
  if (fn.type === 'Function') return fn.resultType;
  if (isGlobalMember(fn, 'Math') || (fn.type === 'Identifier' && fn.binding?.kind === 'global' && fn.name === 'Number')) return NUMBER;
  const type = typeOf(cx, fn);
  return type.kind === 'function' ? type.result : undefined;
}
