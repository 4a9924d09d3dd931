/**
 * Reading arrays, tuples and records: `w[0]`, `X[i][j]`, `p.x`, `xs.length`.
 *
 * A load is a stage whose gate is `load`: its text is the member chain over one base, its inputs are the base and the
 * indices. A part of a literal tuple or record is simply what it holds.
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { literalValue } from '../ir/build.js';
import { fieldKey, fieldName } from '../ir/paths.js';
import type { Expr, Span, Type } from '../syntax.js';
import { definite, elementOf, fieldOf, isNullable, isRecursive, joined } from '../ir/shapes.js';
import { type Context, freshBinding, isUndefined, NUMBER, plainStage, type Target, UNDEFINED } from './context.js';
import { inline } from './calls.js';
import { atomOf, hold, real, stage } from './expressions.js';
import { each, functionsIn, oneOf } from './functions.js';
import { belongs } from './given.js';
import type { Held } from './scope.js';
import { sizeOf } from './shrinking.js';
import { describe, isArrayLike, memberName, typeOf } from './types-of.js';

export function load(cx: Context, given: Expr & { type: 'MemberExpression' }, target: Target): Held {
  const whole = spelled(cx, given);
  // What follows a `?.` is skipped with it: `a?.b.c` reads as `a?.b?.c`.
  const optional = whole.optional || isChained(whole.object);
  const expr = { ...whole, optional };
  const base = hold(cx, expr.object);
  if (base.kind === 'parts') return part(cx, base, expr);
  if (base.kind === 'function') return refuse('GG2005', expr.object.span, {});
  if (base.kind === 'choice') return ofEach(cx, base, expr, target);
  if (optional && (isUndefined(base.atom) || (base.atom.type === 'Literal' && base.atom.value === null))) return { kind: 'atom', atom: UNDEFINED };
  const said = typeOf(cx, expr.object);
  // Where a test has narrowed it to nothing, `?.` still needs to know what it could be.
  const type = definite(['opaque', 'undefined', 'null'].includes(said.kind) ? typeOf(cx, base.atom) : said);
  const name = fieldName(expr);
  // What is in it is followed by its type, so that must be known.
  const own = base.atom.type === 'Ref' ? typeOf(cx, base.atom) : undefined;
  if (own?.kind === 'opaque') return refuse('GG2020', expr.object.span, { type: describe(own) });
  if (isArrayLike(type)) {
    const size = optional ? joined(NUMBER, MISSING) : NUMBER;
    if (name === 'length') {
      const kept = sizeOf(cx, base.atom);
      if (kept !== undefined) return { kind: 'atom', atom: kept };
      const long = plainStage(cx, { ...expr, object: base.atom, valueType: size }, size, target, expr.span);
      if (!optional && long.type === 'Ref') cx.whole.add(long.value);
      return { kind: 'atom', atom: long };
    }
    if (!expr.computed) return refuse('GG2009', expr.span, { name: name ?? '', type: describe(type) });
    const index = real(cx, expr.property);
    const declared = elementOf(type, literalValue(index));
    const atom = stage(cx, 'load', [base.atom, index], { ...expr, object: base.atom, property: index }, valueTypeOf(cx, expr, declared), target, expr.span);
    if (atom.type === 'Ref' && base.atom.type === 'Ref' && isArrayLike(declared) && cx.made.has(base.atom.value)) cx.made.set(atom.value, base.atom.value);
    if (atom.type === 'Ref' && base.atom.type === 'Ref') belongs(cx, atom.value, base.atom.value, declared);
    if (atom.type === 'Ref' && (type.kind === 'array' || literalValue(index) === undefined)) cx.uncertain.add(atom.value);
    return { kind: 'atom', atom };
  }
  if (type.kind === 'record' && name !== undefined) {
    const field = fieldOf(type, name);
    const declared = field?.optional ? joined(field.type, MISSING) : field?.type;
    const atom = stage(cx, 'load', [base.atom], { ...expr, object: base.atom }, valueTypeOf(cx, expr, declared), target, expr.span);
    if (declared !== undefined && atom.type === 'Ref' && base.atom.type === 'Ref') belongs(cx, atom.value, base.atom.value, declared);
    return { kind: 'atom', atom };
  }
  if (type.kind === 'record' && typeOf(cx, expr.property).kind === 'string') {
    const key = atomOf(cx, hold(cx, expr.property), expr.property);
    return { kind: 'atom', atom: stage(cx, 'load', [base.atom, key], { ...expr, object: base.atom, property: key }, valueTypeOf(cx, expr, undefined), target, expr.span) };
  }
  // A table of the module, by a constant key.
  if (base.atom.type === 'Identifier' && base.atom.binding?.module && name !== undefined && typeOf(cx, expr).kind === 'number') {
    return { kind: 'atom', atom: stage(cx, 'load', [base.atom], { ...expr, object: base.atom }, NUMBER, target, expr.span) };
  }
  if (type.kind === 'string' && name === 'length') {
    return { kind: 'atom', atom: plainStage(cx, { ...expr, object: base.atom, valueType: NUMBER }, NUMBER, target, expr.span) };
  }
  return refuse('GG2009', expr.span, { name: name ?? 'an element', type: describe(type) });
}

/** The part of each of several. */
function ofEach(cx: Context, base: Held & { kind: 'choice' }, expr: Expr & { type: 'MemberExpression' }, target: Target): Held {
  const type = typeOf(cx, expr);
  return each(cx, base, type, target, expr.span, (one) => {
    const object = freshBinding(cx, 'one', typeOf(cx, expr.object), expr.span);
    cx.scope.set(object, one);
    return load(cx, { ...expr, object: { type: 'Identifier', name: object.name, binding: object } }, {});
  });
}

/** `p[key]`, where `key` is known to be `'x'`, is `p.x`. */
export function spelled(cx: Context, expr: Expr & { type: 'MemberExpression' }): Expr & { type: 'MemberExpression' } {
  if (!expr.computed || expr.property.type !== 'Identifier' || typeOf(cx, expr.property).kind !== 'string') return expr;
  const held = hold(cx, expr.property);
  if (held.kind !== 'atom' || held.atom.type !== 'Literal' || typeof held.atom.value !== 'string') return expr;
  const key = fieldKey(held.atom.value);
  return { ...expr, property: key, computed: key.type === 'Literal' };
}

/** The fields of a record or the elements of a tuple, read one by one: for `{ ...p, x }` and `[a, ...rest]`. */
export function partsOf(cx: Context, held: Held, span: Span | undefined): Held & { kind: 'parts' } {
  if (held.kind === 'parts') return held;
  const type = held.kind === 'atom' ? typeOf(cx, held.atom) : undefined;
  if (held.kind !== 'atom' || type === undefined || isNullable(type)) return refuse('GG2007', span, {});
  const part = (property: Expr, computed: boolean): Held => load(cx, { type: 'MemberExpression', object: held.atom, property, computed, optional: false, span }, {});
  if (type.kind === 'record') {
    const fields = type.fields.map(({ name }) => {
      const key = fieldKey(name);
      return [name, part(key, key.type === 'Literal')] as const;
    });
    return { kind: 'parts', shape: 'record', parts: new Map(fields) };
  }
  if (type.kind !== 'tuple') return refuse('GG2007', span, {});
  const elements = type.elements.map((_, at) => [String(at), part({ type: 'Literal', value: at, raw: String(at) }, true)] as const);
  return { kind: 'parts', shape: 'tuple', parts: new Map(elements) };
}

/** What is declared, not what a test or a `!` narrowed it to: where it may be missing, the gradient asks for it. */
function valueTypeOf(cx: Context, expr: Expr & { type: 'MemberExpression' }, declared: Type | undefined): Type {
  const known = declared === undefined || declared.kind === 'opaque' ? typeOf(cx, expr) : unrolled(declared, typeOf(cx, expr));
  return expr.optional ? joined(known, MISSING) : known;
}

/** Where the declared type refers to a type around it, the checker knows what it is here. */
function unrolled(declared: Type, here: Type): Type {
  if ((declared.kind === 'array' || declared.kind === 'tuple') && declared.kind === here.kind && isRecursive(declared)) return here;
  if (declared.kind !== 'union' || !declared.members.some((member) => member.kind === 'opaque' && member.recurs)) return declared;
  return declared.members.filter((member) => member.kind !== 'opaque' || !member.recurs).reduce(joined, here);
}

const MISSING: Type = { kind: 'undefined' };

/** There is a `?.` in the chain that the user's brackets don't close. */
function isChained(expr: Expr): boolean {
  return expr.type === 'MemberExpression' && !expr.parens && (expr.optional || isChained(expr.object));
}

function part(cx: Context, base: Held & { kind: 'parts' }, expr: Expr & { type: 'MemberExpression' }): Held {
  const name = memberName(expr);
  if (name === 'length' && base.shape === 'tuple') return { kind: 'atom', atom: { type: 'Literal', value: base.parts.size, raw: String(base.parts.size) } };
  const index = expr.computed ? literalValue(atomOf(cx, hold(cx, expr.property), expr.property)) : undefined;
  const key = index !== undefined ? String(index) : name ?? (expr.property.type === 'Literal' ? String(expr.property.value) : undefined);
  // A literal has nothing behind its end.
  const isBehind = base.shape === 'tuple' && index !== undefined && !base.parts.has(String(index));
  if (isBehind) return { kind: 'atom', atom: UNDEFINED };
  const held = key === undefined ? undefined : base.parts.get(key);
  if (held === undefined && base.instance !== undefined && key !== undefined) {
    const getter = base.instance.methods.get(key)?.fn;
    if (getter !== undefined) return inline(cx, getter, [base], { type: 'CallExpression', callee: expr, arguments: [], optional: false, valueType: getter.resultType, span: expr.span }, {});
    return base.instance.members.has(key) ? refuse('GG1007', expr.span, { construct: `\`${key}\`` }) : { kind: 'atom', atom: UNDEFINED };
  }
  // A field that may be missing, and was not given.
  if (held === undefined && base.shape === 'record' && key !== undefined && isNullable(typeOf(cx, expr))) return { kind: 'atom', atom: UNDEFINED };
  if (held === undefined) return key === undefined && functionsIn(base).length > 0 ? oneOf(cx, base, expr) : refuse('GG2010', expr.span, {});
  return held;
}
