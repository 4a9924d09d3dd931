/**
 * Record literals, field by field. A spread whose field may be missing takes it only where it is there: what stood in
 * front of it stays otherwise.
 *
 *     { rate: 0.1, steps: 3, ...options }   →   rate = 'rate' in options ? options.rate : 0.1
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { binary } from '../ir/build.js';
import { definite, fieldOf, isNullable } from '../ir/shapes.js';
import { fieldKey } from '../ir/paths.js';
import type { Atom } from '../ir/types.js';
import type { Expr, Span, Type } from '../syntax.js';
import { conditionalBranch } from './branches.js';
import { BOOLEAN, type Context, plainStage } from './context.js';
import { hold } from './expressions.js';
import { load, partsOf } from './loads.js';
import { inMemory, leavesOf } from './parts.js';
import type { Held } from './scope.js';
import { typeOf } from './types-of.js';

export function recordLiteral(cx: Context, expr: Expr & { type: 'ObjectExpression' }): Held {
  const parts = new Map<string, Held>();
  for (const property of expr.properties) {
    if (property.type === 'SpreadElement') {
      for (const [name, held] of spreadFields(cx, parts, property.argument, typeOf(cx, expr), property.span)) parts.set(name, held);
    } else {
      if (property.computed) refuse('GG2007', property.span, {});
      const key = property.key.type === 'Identifier' ? property.key.name : property.key.type === 'Literal' ? String(property.key.value) : refuse('GG2007', property.span, {});
      parts.set(key, indexable(cx, key, property.value));
    }
  }
  return { kind: 'parts', shape: 'record', parts, ...(expr.instance && { instance: expr.instance }) };
}

/** A literal array whose elements are read by computed indices is one in memory, from the start. */
function indexable(cx: Context, key: string, value: Expr): Held {
  const held = hold(cx, value);
  if (held.kind !== 'parts' || held.shape !== 'tuple' || !cx.mutations.isIndexedField(key) || leavesOf(held) === undefined) return held;
  return { kind: 'atom', atom: inMemory(cx, held, typeOf(cx, value), { hint: key }, value.span) };
}

/** What the fields hold once `argument` is spread over what is there already; `whole` is the type of the literal. */
function spreadFields(cx: Context, before: ReadonlyMap<string, Held>, argument: Expr, whole: Type, span: Span | undefined): ReadonlyMap<string, Held> {
  const held = hold(cx, argument);
  const said = definite(typeOf(cx, argument));
  const mayLack = (name: string): boolean => before.has(name) && (fieldOf(said, name)?.optional ?? false);
  if (held.kind !== 'atom') {
    const { parts: all, instance } = partsOf(cx, held, span);
    const parts = instance === undefined ? all : new Map([...all].filter(([name]) => !instance.hidden.has(name)));
    // A copy of a field that may be missing is there, and undefined: whether it was there can't be asked any more.
    for (const [name, part] of parts) if (mayLack(name) && part.kind === 'atom' && isNullable(typeOf(cx, part.atom))) refuse('GG2007', span, {});
    return parts;
  }
  const type = typeOf(cx, held.atom);
  if (type.kind !== 'record') return partsOf(cx, held, span).parts;
  return new Map(type.fields.filter(({ hidden }) => !hidden).map(({ name, optional, type: own }) => {
    const read = (): Held => load(cx, access(held.atom, name, own, span), {});
    const there = before.get(name);
    return [name, there !== undefined && optional ? chosen(cx, held.atom, name, fieldOf(whole, name)?.type ?? own, read, there, span) : read()];
  }));
}

function chosen(cx: Context, base: Atom, name: string, type: Type, read: () => Held, before: Held, span: Span | undefined): Held {
  const isThere = plainStage(cx, binary('in', { type: 'Literal', value: name, raw: `'${name.replace(/['\\]/g, '\\$&')}'` }, base), BOOLEAN, {}, span);
  return conditionalBranch(cx, isThere, read, () => before, { span, type, target: { hint: name } });
}

function access(object: Atom, name: string, valueType: Type, span: Span | undefined): Expr & { type: 'MemberExpression' } {
  const property = fieldKey(name);
  return { type: 'MemberExpression', object, property, computed: property.type === 'Literal', optional: false, valueType, span };
}
