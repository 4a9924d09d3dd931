/**
 * Reading arrays, tuples and records: `w[0]`, `X[i][j]`, `p.x`, `xs.length`.
 *
 * A load is a stage whose gate is `load`: its text is the member chain over one base, its inputs are the base and the
 * indices. A part of a literal tuple or record is simply what it holds.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { literalValue } from '../ir/build.js';
import type { Atom } from '../ir/types.js';
import type { Expr, Type } from '../syntax.js';
import { type Context, NUMBER, plainStage, type Target } from './context.js';
import { atomOf, hold, real, stage } from './expressions.js';
import type { Held } from './scope.js';
import { describe, isArrayLike, memberName, typeOf } from './types-of.js';

export function load(cx: Context, expr: Expr & { type: 'MemberExpression' }, target: Target): Held {
  if (expr.optional) refuse('GG2008', expr.span, {});
  const base = hold(cx, expr.object);
  if (base.kind === 'parts') return part(cx, base, expr);
  if (base.kind === 'function') return refuse('GG2005', expr.object.span, {});
  const type = typeOf(cx, expr.object);
  const name = memberName(expr);
  if (isArrayLike(type)) {
    if (name === 'length') return { kind: 'atom', atom: plainStage(cx, { ...expr, object: base.atom, valueType: NUMBER }, NUMBER, target, expr.span) };
    if (!expr.computed) return refuse('GG2009', expr.span, { name: name ?? '', type: describe(type) });
    const index = real(cx, expr.property);
    return { kind: 'atom', atom: element(cx, base.atom, index, expr, target) };
  }
  if (type.kind === 'record' && name !== undefined) {
    return { kind: 'atom', atom: stage(cx, 'load', [base.atom], { ...expr, object: base.atom }, valueTypeOf(cx, expr), target, expr.span) };
  }
  if (type.kind === 'string' && name === 'length') {
    return { kind: 'atom', atom: plainStage(cx, { ...expr, object: base.atom, valueType: NUMBER }, NUMBER, target, expr.span) };
  }
  return refuse('GG2009', expr.span, { name: name ?? 'an element', type: describe(type) });
}

function element(cx: Context, base: Atom, index: Atom, expr: Expr & { type: 'MemberExpression' }, target: Target): Atom {
  return stage(cx, 'load', [base, index], { ...expr, object: base, property: index }, valueTypeOf(cx, expr), target, expr.span);
}

/** Element of a typed array, field of a record: what TypeScript says, without the `undefined` of a missing index. */
function valueTypeOf(cx: Context, expr: Expr): Type {
  const type = typeOf(cx, expr);
  if (type.kind !== 'union') return type;
  const members = type.members.filter((m) => m.kind !== 'undefined');
  return members.length === 1 ? members[0] : type;
}

function part(cx: Context, base: Held & { kind: 'parts' }, expr: Expr & { type: 'MemberExpression' }): Held {
  const name = memberName(expr);
  if (name === 'length' && base.shape === 'tuple') return { kind: 'atom', atom: { type: 'Literal', value: base.parts.size, raw: String(base.parts.size) } };
  const index = expr.computed ? literalValue(atomOf(cx, hold(cx, expr.property), expr.property)) : undefined;
  const key = index !== undefined ? String(index) : name ?? (expr.property.type === 'Literal' ? String(expr.property.value) : undefined);
  const held = key === undefined ? undefined : base.parts.get(key);
  if (held === undefined) return refuse('GG2010', expr.span, {});
  return held;
}
