/**
 * Tuples and records that are known part by part, and how they become one array or record in memory, or the other way.
 *
 *     const p = { x: a, y: b };   p.x += 1;            two numbers, `x` and `y`
 *     const w = [a, b];           w[i]                 an array in memory
 *     z = add(mul(z, z), c);      in a loop            `re` and `im` are carried, one by one
 */
import { refuse } from '../diagnostics/diagnostic.js';
import { fieldKey } from '../ir/paths.js';
import { definite, elementOf, fieldOf, holdsElements, isMatrix, isNullable, isReal } from '../ir/shapes.js';
import type { Atom, Op } from '../ir/types.js';
import type { Binding, Expr, Span, Type } from '../syntax.js';
import { allocate } from './making.js';
import { type Context, freshBinding, isUndefined, NUMBER, plainStage, type Target } from './context.js';
import { hold, real } from './expressions.js';
import { functionsIn } from './functions.js';
import { partsOf } from './loads.js';
import type { Held } from './scope.js';
import { handedOn } from './shrinking.js';
import { typeOf } from './types-of.js';

export type Parts = Held & { readonly kind: 'parts' };

/** A variable that must hold one array or record: it is written under several names, or read by computed indices. */
export function needsMemory(cx: Context, variable: Binding | undefined): boolean {
  if (variable === undefined) return false;
  // An operation on arrays asks for all of it.
  if (isMatrix(variable.type)) return true;
  return cx.mutations.isIndexed(variable) || (cx.mutations.isWritten(variable) && cx.mutations.isWhole(variable));
}

/** The array or record in memory that has these parts. `type` is what the user says of it. */
export function inMemory(cx: Context, held: Held, type: Type | undefined, target: Target = {}, span?: Span): Atom {
  if (held.kind === 'atom') return held.atom;
  if (held.kind !== 'parts') return refuse('GG2005', span, {}, { hint: 'a record or array of functions must stay as it is: keep what changes in variables beside it' });
  const declared = type === undefined ? undefined : definite(type);
  const known = declared !== undefined && holdsElements(declared) && !(declared.kind === 'array' && held.shape === 'record') ? declared : typeOfParts(cx, held);
  const inner = (part: Held, own: Type | undefined): Atom => (part.kind === 'atom' ? handedOn(cx, part.atom, span) : inMemory(cx, part, own, {}, span));
  if (held.shape === 'tuple') {
    const elements = [...held.parts].map(([key, part]) => inner(part, elementOf(known, Number(key))));
    return allocate(cx, { type: 'ArrayExpression', elements }, known, target, span);
  }
  const properties = [...held.parts].map(([key, part]) => ({
    type: 'Property' as const, computed: false, shorthand: false, key: fieldKey(key), value: inner(part, fieldOf(known, key)?.type),
  }));
  return allocate(cx, { type: 'ObjectExpression', properties, ...(held.instance && { instance: held.instance }) }, known, target, span);
}

export function typeOfParts(cx: Context, held: Parts): Type {
  const types = [...held.parts].map(([name, part]) => ({ name, type: part.kind === 'atom' ? typeOf(cx, part.atom) : part.kind === 'parts' ? typeOfParts(cx, part) : ({ kind: 'opaque', text: 'a function' } as Type) }));
  if (held.shape === 'record') return { kind: 'record', fields: types.map(({ name, type }) => ({ name, type, optional: false, readonly: false })) };
  const all = types.map(({ type }) => type);
  const same = all.every((type) => JSON.stringify(type) === JSON.stringify(all[0]));
  return same ? { kind: 'array', form: 'Array', element: all[0] ?? NUMBER, readonly: false } : { kind: 'tuple', elements: all, readonly: false };
}

/** What an expression gives, as one value: a number, or an array or record in memory. */
export function atomFor(cx: Context, expr: Expr, type: Type): Atom {
  if (!holdsElements(definite(type))) return real(cx, expr);
  const atom = handedOn(cx, inMemory(cx, hold(cx, expr), type, {}, expr.span), expr.span);
  return atom.type === 'Ref' ? atom : refuse('GG2007', expr.span, {});
}

/** A number or a flag, or an array or record that holds numbers. */
export function isKept(type: Type | undefined): type is Type {
  return type !== undefined && (type.kind === 'number' || type.kind === 'boolean' || (holdsElements(definite(type)) && isReal(type)));
}

/** What the variable holds from now on: parts, or one array or record where it must be. */
export function settled(cx: Context, held: Held, target: Target): Held {
  if (target.variable === undefined) return held;
  if (held.kind === 'choice') steadyChoice(cx, held, target.variable);
  if (held.kind !== 'parts') return held;
  // A table of functions is no memory: what it is asked for is chosen by branches.
  const isTable = [...held.parts.values()].some(({ kind }) => kind === 'function' || kind === 'choice') && !cx.mutations.isWritten(target.variable);
  if (needsMemory(cx, target.variable) && !isTable) return { kind: 'atom', atom: inMemory(cx, held, target.variable.type, target, target.variable.span) };
  // Written part by part: each is a variable of its own.
  return cx.mutations.isWritten(target.variable) ? namedParts(cx, held, target.variable) : held;
}

/** One of several instances can't be written: which one would have to be asked, and both kept. */
export function steadyChoice(cx: Context, held: Held, variable: Binding): void {
  const hasParts = (one: Held): boolean => (one.kind === 'choice' ? hasParts(one.yes) || hasParts(one.no) : one.kind === 'parts');
  if (hasParts(held) && cx.mutations.isWritten(variable)) refuse('GG2012', variable.span, { name: variable.name });
}

/** Parts that are assigned one by one have names of their own. */
function namedParts(cx: Context, held: Parts, variable: Binding): Parts {
  const parts = [...held.parts].map(([key, part]): [string, Held] => {
    if (part.kind !== 'atom' || part.atom.type === 'Ref' || isUndefined(part.atom)) return [key, part];
    const type = typeOf(cx, part.atom);
    return [key, { kind: 'atom', atom: plainStage(cx, part.atom, type, { variable: leafOf(cx, variable, [key], type) }) }];
  });
  return { ...held, parts: new Map(parts) };
}

/** The variable that a part of a variable goes by: `vx` for `p.vx`, `w0` for `w[0]`, `x1` for `p.x[1]`. */
export function leafOf(cx: Context, variable: Binding, path: readonly string[], type: Type): Binding {
  const own = cx.leaves.get(variable) ?? new Map<string, Binding>();
  cx.leaves.set(variable, own);
  const key = path.join('.');
  const named = path.findLastIndex((step) => !/^\d/.test(step));
  const name = `${named < 0 ? variable.name : path[named]}${path.slice(named + 1).join('')}`;
  const known = own.get(key) ?? freshBinding(cx, /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : variable.name, type, variable.span);
  own.set(key, known);
  return known;
}

/** An array or record of which only the whole is known, part by part; `undefined` where its parts aren't all known. */
export function expanded(cx: Context, held: Held, span: Span | undefined): Parts | undefined {
  if (held.kind === 'parts') return held;
  if (held.kind !== 'atom') return undefined;
  const type = typeOf(cx, held.atom);
  if (isNullable(type) || isMatrix(type) || (type.kind !== 'record' && type.kind !== 'tuple')) return undefined;
  if (type.kind === 'record' && type.fields.some((field) => field.optional || isNullable(field.type))) return undefined;
  return partsOf(cx, held, span);
}

/** Runs `body` with its operations put at the end of `ops`. */
export function atEndOf<T>(cx: Context, ops: Op[], body: () => T): T {
  const outer = cx.ops;
  cx.ops = ops;
  try {
    return body();
  } finally {
    cx.ops = outer;
  }
}

/** The numbers and other atoms in it, in order, by their way from the top. */
export function leavesOf(held: Held, path: readonly string[] = [], beside = false): { readonly path: readonly string[]; readonly atom: Atom }[] | undefined {
  if (held.kind === 'atom') return [{ path, atom: held.atom }];
  // Functions stay what they are.
  if (held.kind === 'function' && beside && path.length > 0) return [];
  if (held.kind !== 'parts') return undefined;
  const all: { path: readonly string[]; atom: Atom }[] = [];
  for (const [key, part] of held.parts) {
    const inner = leavesOf(part, [...path, key], beside);
    if (inner === undefined) return undefined;
    all.push(...inner);
  }
  return all;
}

/** Those of a record whose methods stand in it beside them. */
export function leavesBeside(held: Held): ReturnType<typeof leavesOf> {
  return leavesOf(held, [], true);
}

/** The same parts with other leaves. */
export function withLeaves(held: Held, next: () => Atom): Held {
  if (held.kind === 'function') return held;
  if (held.kind !== 'parts') return { kind: 'atom', atom: next() };
  return { ...held, parts: new Map([...held.parts].map(([key, part]) => [key, withLeaves(part, next)])) };
}

/** The parts with one of them replaced. */
export function withPart(held: Parts, path: readonly string[], value: Held): Parts {
  const [key, ...rest] = path;
  const inner = held.parts.get(key);
  return { ...held, parts: new Map(held.parts).set(key, rest.length > 0 && inner?.kind === 'parts' ? withPart(inner, rest, value) : value) };
}

export function keyOfMember(expr: Expr & { type: 'MemberExpression' }): string | undefined {
  if (!expr.computed) return expr.property.type === 'Identifier' ? expr.property.name : undefined;
  return expr.property.type === 'Literal' ? String(expr.property.value) : undefined;
}

/** One is an array or record, the other a number or the like: no variable of the output holds now this, now that. */
export function isOtherKind(cx: Context, a: Atom, b: Atom): boolean {
  const [one, two] = [a, b].map((atom) => definite(typeOf(cx, atom)));
  const isMissing = ({ kind }: Type): boolean => kind === 'undefined' || kind === 'null' || kind === 'union' || kind === 'opaque';
  return !isMissing(one) && !isMissing(two) && holdsElements(one) !== holdsElements(two);
}

/** How a loop carries a variable: part by part where it can, by reference where it is written or may be of any length. */
export function carriedAs(cx: Context, variable: Binding, span: Span | undefined): Held {
  const held = cx.scope.get(variable)!;
  if (held.kind === 'function' || held.kind === 'choice' || !holdsElements(definite(variable.type))) return held;
  if (needsMemory(cx, variable) || definite(variable.type).kind === 'array') return { kind: 'atom', atom: inMemory(cx, held, variable.type, {}, span) };
  return cx.mutations.isWritten(variable) && held.kind === 'atom' ? held : expanded(cx, held, span) ?? held;
}

/** What a variable holds at the end of an iteration, in the form in which it began. */
export function endOf(cx: Context, variable: Binding, begun: Held, span: Span | undefined): Atom[] {
  const held = cx.scope.get(variable)!;
  if (begun.kind === 'atom') return [inMemory(cx, held, variable.type, {}, span)];
  const parts = expanded(cx, held, span);
  const leaves = parts === undefined ? undefined : leavesBeside(parts);
  const wanted = leavesBeside(begun)!;
  const functions = functionsIn(begun);
  if (parts !== undefined && functionsIn(parts).some((fn, at) => fn !== functions[at])) refuse('GG2012', variable.span ?? span, { name: variable.name });
  // Which methods it has must be known all along.
  const isOther = begun.kind === 'parts' && begun.instance !== undefined && begun.instance.methods.size > 0 && parts?.instance?.name !== begun.instance.name;
  const fits = !isOther && leaves !== undefined && leaves.length === wanted.length && leaves.every(({ path }, at) => path.join() === wanted[at].path.join());
  return fits ? leaves.map(({ atom }) => atom) : refuse('GG2012', variable.span ?? span, { name: variable.name });
}
