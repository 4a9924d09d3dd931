/**
 * Module-level constants: what the function mentions of them is printed at the top of the output, word for word, in an
 * order in which each comes after those that it mentions.
 *
 *     const dt = 1 / 60;   const decay = Math.exp(-3 * dt);
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { mapChildren } from '../ir/walk.js';
import type { Binding, Expr } from '../syntax.js';
import { writesOutside } from './assigned.js';
import { staysSame } from './changing-fields.js';
import type { Context } from './context.js';
import { heldBy, hold, isPlainCall } from './expressions.js';
import { functionsIn, holdsFunctions } from './functions.js';
import type { Held } from './scope.js';
import { memberName } from './types-of.js';

/** A module-level constant: printed at the top of the output, with the constants that it mentions before it. */
export function constant(cx: Context, binding: Binding): Held {
  const init = binding.init!;
  if (init.type === 'Function') return { kind: 'function', fn: init };
  // Functions, records of them and instances aren't printed: each is inlined where it is used.
  if (holdsFunctions(init)) return written(cx, binding, init);
  if (!cx.constants.has(binding)) {
    // A constant that is asked for while it is computed, by one of another module.
    if (cx.computing.has(binding)) refuse('GG2004', binding.span, { name: binding.name }, { hint: 'two constants that are computed from each other have no value: break the cycle' });
    cx.computing.add(binding);
    constantParts(cx, init, binding);
    cx.computing.delete(binding);
    cx.constants.add(binding);
  }
  return { kind: 'atom', atom: { type: 'Identifier', name: binding.name, binding } };
}

/** What holds functions is made anew wherever it is mentioned, so it must stay as it is. */
function written(cx: Context, binding: Binding, init: Expr): Held {
  const held = hold(cx, init);
  const isWritten = cx.mutations.isWritten(binding) && !staysSame(binding.type, cx.written);
  if (isWritten || functionsIn(held).some(writesOutside)) return refuse('GG2032', binding.span, { name: binding.name });
  return held;
}

/** A constant is computed when the module loads: only from literals, `Math` and other constants. */
function constantParts(cx: Context, expr: Expr, of: Binding): void {
  if (expr.type === 'Identifier' && expr.binding !== undefined && expr.binding.kind !== 'global') {
    const held = heldBy(cx, expr);
    if (held?.kind !== 'atom') refuse('GG2004', expr.span, { name: of.name });
    return;
  }
  if (expr.type === 'Function' || expr.type === 'AssignmentExpression' || expr.type === 'UpdateExpression') refuse('GG2004', expr.span, { name: of.name });
  if (expr.type === 'CallExpression' && !isPlainCall(expr) && !isTypedArrayOf(expr)) refuse('GG2004', expr.span, { name: of.name });
  mapChildren(expr, (child) => {
    if (!(child.type === 'Identifier' && child.binding?.kind === 'global')) constantParts(cx, child, of);
    return child;
  });
}

/** `Float64Array.of(1, 2)`, `Float64Array.from([1, 2])`. */
function isTypedArrayOf({ callee }: Expr & { type: 'CallExpression' }): boolean {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.object.binding?.kind !== 'global') return false;
  return callee.object.name.endsWith('Array') && ['of', 'from'].includes(memberName(callee) ?? '');
}
