/**
 * Calls of the operations of `gradgen/ops`: one stage each, whatever is inside. What comes out is new, and is taken for an
 * array or record that the function makes.
 *
 *     const D = matmul(W, X);   →   %2 = alloc(%0, %1)   ; D = matmul(W, X)
 */
import { refuse } from '../diagnostics/diagnostic.js';
import type { ArrayGate } from '../gates/arrays.js';
import { opCall } from '../ir/array-calls.js';
import { ref } from '../ir/build.js';
import { definite, holdsElements, isMatrix } from '../ir/shapes.js';
import type { Atom } from '../ir/types.js';
import { refsOf } from '../ir/walk.js';
import type { CallExpression, Expr } from '../syntax.js';
import { type Context, isUndefined, NUMBER, type Target } from './context.js';
import { hold, stage } from './expressions.js';
import { allocate } from './making.js';
import { inMemory } from './parts.js';
import type { Held } from './scope.js';
import { handedOn } from './shrinking.js';
import { resultOf } from './signatures.js';
import { describe, typeOf } from './types-of.js';

export function arrayStage(cx: Context, gate: ArrayGate, expr: CallExpression, target: Target): Held {
  const { span } = expr;
  const { name, params } = gate;
  if (expr.arguments.some(({ type }) => type === 'SpreadElement')) refuse('GG2007', span, {});
  const args = expr.arguments.map((argument) => operand(cx, argument));
  // One that is left out at the end is as good as `undefined`.
  while (args.length > 0 && isUndefined(args[args.length - 1])) args.pop();
  if (args.length > params.length) refuse('GG2050', span, { name, why: `it takes ${params.length} arguments` }, {});
  const types = args.map((atom) => typeOf(cx, atom));
  const result = resultOf(gate, types);
  const type = typeOf(cx, expr);
  // What TypeScript makes of a call that doesn't fit is a guess.
  if (result === undefined || (result === 'Matrix') !== isMatrix(type) || (result === 'number') !== (type.kind === 'number')) {
    refuse('GG2050', span, { name, why: `it is given ${types.map(describe).join(' and ') || 'nothing'}` }, { hint: `it takes ${gate.signatures.map((each) => `\`${each}\``).join(' or ')}` });
  }
  const named: Target = { ...target, hint: target.hint ?? gate.noun };
  if (holdsElements(definite(type))) return { kind: 'atom', atom: allocate(cx, opCall(name, args), definite(type), named, span) };
  if (type.kind !== 'number') return refuse('GG2050', span, { name, why: `it gives ${describe(type)}` }, {});
  const inputs = [...new Set(args.flatMap((atom) => refsOf(atom)))].map((value) => ref(value));
  return { kind: 'atom', atom: stage(cx, 'op', inputs, opCall(name, args), NUMBER, named, span) };
}

function operand(cx: Context, argument: Expr): Atom {
  const atom = inMemory(cx, hold(cx, argument), undefined, {}, argument.span);
  const type = definite(typeOf(cx, atom));
  if (type.kind === 'union' || type.kind === 'opaque') refuse('GG2020', argument.span, { type: describe(type) });
  return holdsElements(type) ? handedOn(cx, atom, argument.span) : atom;
}
