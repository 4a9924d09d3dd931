/**
 * What a unit is made for: functions that are passed to it are known when it is staged, alone or in records and arrays.
 * The numbers beside them are parameters.
 *
 *     rec({ f: Math.sin, tol: 1e-3 }, x)   →   a unit for `Math.sin`, with the parameters `optsTol` and `x`
 */
import { elementOf, fieldOf } from '../ir/shapes.js';
import type { FunctionNode, Type } from '../syntax.js';
import { type Context, isUndefined } from './context.js';
import { functionsIn, settledChoice, textOf } from './functions.js';
import type { Held } from './scope.js';
import { typeOfParts } from './parts.js';
import { typeOf } from './types-of.js';

/** A function, a table with some in it, a value that is handed in, or one that is known to be missing. */
export type Special =
  | { readonly kind: 'function'; readonly fn: FunctionNode }
  | { readonly kind: 'table'; readonly shape: 'tuple' | 'record'; readonly parts: ReadonlyMap<string, Special>; readonly of: Held & { kind: 'parts' } }
  | { readonly kind: 'value'; readonly type: Type }
  | { readonly kind: 'missing' };

/** `undefined` for what is handed in as a whole. */
export function specialOf(cx: Context, held: Held | undefined, type: Type): Special | undefined {
  if (held === undefined || functionsIn(held).length === 0) return undefined;
  return inside(cx, held, type);
}

function inside(cx: Context, held: Held, type: Type): Special {
  if (held.kind === 'function') return held;
  if (held.kind === 'choice') throw new Error('a choice that has not been made');
  if (held.kind === 'atom') return isUndefined(held.atom) ? { kind: 'missing' } : { kind: 'value', type: typeOf(cx, held.atom) };
  if (functionsIn(held).length === 0) return { kind: 'value', type: typeOfParts(cx, held) };
  const parts = [...held.parts].map(([key, part]) => [key, inside(cx, part, (held.shape === 'tuple' ? elementOf(type, Number(key)) : fieldOf(type, key)?.type) ?? type)] as const);
  return { kind: 'table', shape: held.shape, parts: new Map(parts), of: held };
}

/** The same functions in the same places. */
export function isSameSpecial(a: Special | undefined, b: Special | undefined): boolean {
  if (a?.kind === 'function' && b?.kind === 'function') return isSameFunction(a.fn, b.fn);
  if (a?.kind === 'table' && b?.kind === 'table') return a.shape === b.shape && a.of.instance?.name === b.of.instance?.name && a.parts.size === b.parts.size && [...a.parts].every(([key, part]) => isSameSpecial(part, b.parts.get(key)));
  if (a?.kind === 'value' && b?.kind === 'value') return JSON.stringify(a.type) === JSON.stringify(b.type);
  return a?.kind === b?.kind;
}

function isSameFunction(a: FunctionNode, b: FunctionNode): boolean {
  return a === b || (a.builtin !== undefined && b.builtin !== undefined && textOf(a.builtin) === textOf(b.builtin));
}

/** The values beside the functions, in order, with the way to each. */
export function valuesBeside(held: Held, special: Special, path: readonly string[] = []): readonly { readonly held: Held; readonly type: Type; readonly path: readonly string[] }[] {
  if (special.kind === 'value') return [{ held, type: special.type, path }];
  if (special.kind !== 'table' || held.kind !== 'parts') return [];
  return [...special.parts].flatMap(([key, part]) => valuesBeside(held.parts.get(key)!, part, [...path, key]));
}

/** What the unit holds: `value` makes a parameter of each value. */
export function heldAs(special: Special, value: (type: Type, path: readonly string[]) => Held, missing: Held, path: readonly string[] = []): Held {
  switch (special.kind) {
    case 'function': return special;
    case 'value': return value(special.type, path);
    case 'missing': return missing;
    case 'table': return { ...special.of, parts: new Map([...special.parts].map(([key, part]) => [key, heldAs(part, value, missing, [...path, key])])) };
  }
}

/** What is known of each choice in it, where the test has been answered. */
export function decidedIn(cx: Context, given: Held): Held {
  const held = settledChoice(cx, given);
  return held.kind === 'parts' ? { ...held, parts: new Map([...held.parts].map(([key, part]) => [key, decidedIn(cx, part)])) } : held;
}

/** The first choice in it that is still open. */
export function openChoice(held: Held): (Held & { kind: 'choice' }) | undefined {
  if (held.kind === 'choice') return held;
  if (held.kind !== 'parts') return undefined;
  for (const part of held.parts.values()) {
    const found = openChoice(part);
    if (found !== undefined) return found;
  }
  return undefined;
}
