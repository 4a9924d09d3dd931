/**
 * Types seen as places of numbers: what is a number, what holds one, what the gradient of a parameter looks like.
 *
 * Takes types as `1-parse` made them, guarantees for each real-valued one a `Shape`, which says how its zeros are made;
 * none where the type leaves open which kind of array it is.
 *
 *     { w: number[]; tag: string; b?: number }   →   record of w: array of zeros, tag: copied, b: zero (optional)
 */
import type { ArrayForm, Field, Type } from '../syntax.js';

export type Shape =
  | { readonly kind: 'zero' }
  /** Taken over as it is: a string, a flag, a count. */
  | { readonly kind: 'copy' }
  | { readonly kind: 'array'; readonly form: ArrayForm; readonly element: Shape }
  | { readonly kind: 'tuple'; readonly elements: readonly Shape[] }
  | { readonly kind: 'record'; readonly fields: readonly { readonly name: string; readonly shape: Shape; readonly optional: boolean }[] }
  /** What isn't of this shape at run time (`null`, `undefined`, a string) is taken over as it is. */
  | { readonly kind: 'maybe'; readonly shape: Shape }
  /** Of a type that refers to itself: each number in it is a zero. */
  | { readonly kind: 'tree' };

export const TREE: Shape = { kind: 'tree' };

const COPY: Shape = { kind: 'copy' };

/** The type without `null` and `undefined`; records that are alternatives become one with all their fields. */
export function definite(type: Type): Type {
  if (type.kind !== 'union') return type;
  const members = type.members.filter(({ kind }) => kind !== 'null' && kind !== 'undefined' && kind !== 'void');
  if (members.length === 1) return members[0];
  const records = members.filter((member) => member.kind === 'record');
  return records.length > 1 && records.length === members.length ? merged(records) : { ...type, members };
}

/** It may be `null` or `undefined`. */
export function isNullable(type: Type): boolean {
  return type.kind === 'union' && type.members.some(({ kind }) => kind === 'null' || kind === 'undefined');
}

/** A number, or what is one unless it is missing: its adjoint is a number. */
export function isScalar(type: Type): boolean {
  if (type.kind === 'number') return true;
  return type.kind === 'union' && type.members.some(({ kind }) => kind === 'number') && !type.members.some(holdsElements);
}

export function holdsElements({ kind }: Type): boolean {
  return kind === 'array' || kind === 'tuple' || kind === 'record';
}

/** A number, or an array or record that contains one. Integer typed arrays hold none. */
export function isReal(type: Type): boolean {
  switch (type.kind) {
    case 'number': return true;
    case 'array': return /^(Array|Float)/.test(type.form) && isReal(type.element);
    case 'tuple': return type.elements.some(isReal);
    case 'record': return type.fields.some((field) => field.counts !== true && isReal(field.type));
    case 'union': return type.members.some(isReal);
    default: return false;
  }
}

/** The field of a record by its name, as far as all alternatives that have it agree. */
export function fieldOf(type: Type, name: string): Field | undefined {
  const known = definite(type);
  return known.kind === 'record' ? known.fields.find((field) => field.name === name) : undefined;
}

/** What an array or tuple holds at an index; at an unknown one, all that it may be. */
export function elementOf(type: Type, at?: number): Type {
  const known = definite(type);
  if (known.kind === 'array') return known.element;
  if (known.kind !== 'tuple') return { kind: 'opaque', text: 'unknown' };
  if (at !== undefined) return known.elements[at] ?? { kind: 'undefined' };
  return known.elements.slice(1).reduce(joined, known.elements[0] ?? { kind: 'undefined' });
}

/** Equal, but for what is `readonly`. */
function sameKind(a: Type, b: Type): boolean {
  const text = (type: Type): string => JSON.stringify(type, (key, value: unknown) => (key === 'readonly' || key === 'name' ? undefined : value));
  return text(a) === text(b);
}

/** What is of one type or of the other. */
export function joined(a: Type, b: Type): Type {
  const members: Type[] = [];
  for (const member of [a, b].flatMap((type) => (type.kind === 'union' ? type.members : [type]))) {
    if (!members.some((other) => sameKind(other, member))) members.push(member);
  }
  return members.length === 1 ? members[0] : { kind: 'union', members };
}

/**
 * The shape of a gradient. `counts` are the paths below `type` (`.n`, `.idx[]`, `[0]` of a tuple) whose numbers carry no derivative.
 * `undefined` where one type may be several kinds of real thing.
 */
export function shapeOf(type: Type, counts: ReadonlySet<string> = new Set(), path = ''): Shape | undefined {
  switch (type.kind) {
    case 'number': return counts.has(path) ? COPY : { kind: 'zero' };
    case 'array': {
      if (type.form !== 'Array') return { kind: 'array', form: type.form, element: type.form.startsWith('Float') && !counts.has(`${path}[]`) ? { kind: 'zero' } : COPY };
      const element = shapeOf(type.element, counts, `${path}[]`);
      return element && { kind: 'array', form: 'Array', element };
    }
    case 'tuple': {
      const elements = type.elements.map((element, at) => (element.kind === 'number' && counts.has(`${path}[${at}]`) ? COPY : shapeOf(element, counts, `${path}[]`)));
      return elements.every((element) => element !== undefined) ? { kind: 'tuple', elements } : undefined;
    }
    case 'record': {
      if (isRecursive(type)) return TREE;
      const fields = type.fields.map(({ name, type: inner, optional, counts: isCount }) => ({ name, shape: isCount ? COPY : shapeOf(inner, counts, `${path}.${name}`), optional }));
      return fields.every((field): field is typeof field & { shape: Shape } => field.shape !== undefined) ? { kind: 'record', fields } : undefined;
    }
    case 'union': return alternative(type, counts, path);
    default: return COPY;
  }
}

/** The alternatives among which a type leaves the kind of a gradient open: an array of numbers, or a typed one. */
export function severalKinds(type: Type): readonly Type[] | undefined {
  const first = (types: readonly Type[]): readonly Type[] | undefined => {
    for (const each of types) {
      const found = severalKinds(each);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  switch (type.kind) {
    case 'array': return severalKinds(type.element);
    case 'tuple': return first(type.elements);
    case 'record': return first(type.fields.map((field) => field.type));
    case 'union': {
      const known = definite(type);
      if (known.kind !== 'union') return severalKinds(known);
      const real = known.members.filter(isReal);
      return real.length > 1 ? real : first(real);
    }
    case 'opaque': return type.text === 'ArrayLike<number>' ? NUMBERS : undefined;
    default: return undefined;
  }
}

const NUMBERS: readonly Type[] = (['Array', 'Float64Array'] as const).map((form) => ({ kind: 'array', form, element: { kind: 'number' }, readonly: false }));

function alternative(type: Type & { kind: 'union' }, counts: ReadonlySet<string>, path: string): Shape | undefined {
  const known = definite(type);
  if (known.kind !== 'union') {
    const shape = shapeOf(known, counts, path);
    return shape === undefined || shape.kind === 'copy' || !isNullable(type) ? shape : { kind: 'maybe', shape };
  }
  const real = known.members.filter((member) => isReal(member) || holdsElements(member));
  if (real.length === 0) return COPY;
  const shape = real.length === 1 ? shapeOf(real[0], counts, path) : undefined;
  return shape && (shape.kind === 'copy' ? shape : { kind: 'maybe', shape });
}

/** It refers to itself, so that no shape could be written down: `{ value: number; next: Node }`. */
export function isRecursive(type: Type): boolean {
  switch (type.kind) {
    case 'array': return isRecursive(type.element);
    case 'tuple': return type.elements.some(isRecursive);
    case 'union': return type.members.some(isRecursive);
    case 'record': return type.fields.some((field) => isRecursive(field.type));
    case 'opaque': return type.recurs === true;
    default: return false;
  }
}

/** One record for several: a field that some of them lack is optional. */
function merged(records: readonly (Type & { kind: 'record' })[]): Type {
  const names = [...new Set(records.flatMap(({ fields }) => fields.map(({ name }) => name)))];
  const fields = names.map((name): Field => {
    const own = records.flatMap((record) => record.fields.filter((field) => field.name === name));
    return {
      name, type: own.map(({ type }) => type).reduce(joined), readonly: own.every((field) => field.readonly),
      optional: own.length < records.length || own.some((field) => field.optional),
    };
  });
  return { kind: 'record', fields };
}

/** An array of numbers, or a typed one: its length says all. */
export function isRowOfNumbers(shape: Shape): shape is Shape & { readonly kind: 'array' } {
  return shape.kind === 'array' && shape.element.kind === 'zero';
}

/** Numbers and what is taken over, with records of these: it is written down as a literal. */
export function isPlain(shape: Shape): boolean {
  if (shape.kind === 'record') return shape.fields.every((field) => !field.optional && isPlain(field.shape));
  return shape.kind === 'zero' || shape.kind === 'copy';
}

/** The matrix of `gradgen/ops`: its rows and columns count. */
export function isMatrix(type: Type): boolean {
  const known = definite(type);
  return known.kind === 'record' && known.fields.some(({ counts }) => counts === true);
}

/** Arrays within arrays or records: several could be one and the same. */
export function isNested(shape: Shape): boolean {
  switch (shape.kind) {
    case 'array': return hasArrays(shape.element);
    case 'tuple': return shape.elements.some(hasArrays);
    case 'record': return hasArrays(shape);
    case 'maybe': return isNested(shape.shape);
    default: return false;
  }
}

/** There is an array in it, so that a buffer could take the place. */
export function hasArrays(shape: Shape): boolean {
  switch (shape.kind) {
    case 'array': case 'tuple': return true;
    case 'record': return shape.fields.some((field) => hasArrays(field.shape));
    case 'maybe': return hasArrays(shape.shape);
    default: return false;
  }
}
