/**
 * Arguments made up from types: numbers as if by chance, arrays of one size, so that what belongs together fits.
 *
 *     invent({ kind: 'array', element: number, … }, { random, size: 3, … }) → [0.83, -1.2, 0.07]
 *
 * Throws a `Clueless` for what can't be made up: a function, a `Map`.
 */
import type { ArrayForm, Type } from '../syntax.js';
import type { Random } from './random.js';

export interface Manner {
  readonly random: Random;
  /** How long arrays are, and what a number is that counts. */
  readonly size: number;
  /** Where numbers lie. */
  readonly from: number;
  readonly to: number;
}

export class Clueless extends Error {}

/** One after the other they are tried until the function takes one: it may want positive numbers, or small ones. */
const ranges: readonly (readonly [number, number])[] = [[-2, 2], [0.1, 2], [0.05, 0.95], [-0.9, 0.9], [1, 10], [-10, 10]];

export function mannerOf(attempt: number, random: Random, size: number): Manner {
  const [from, to] = ranges[attempt % ranges.length];
  return { random, size, from, to };
}

export function invent(type: Type, manner: Manner): unknown {
  const { random, size, from, to } = manner;
  switch (type.kind) {
    case 'number': return from + (to - from) * random();
    case 'boolean': return random() < 0.5;
    case 'string': return 'text';
    case 'undefined': case 'void': return undefined;
    case 'null': return null;
    case 'array': {
      const elements = Array.from({ length: size }, () => invent(type.element, manner));
      return type.form === 'Array' ? elements : typed(type.form, elements as number[]);
    }
    case 'tuple': return type.elements.map((element) => invent(element, manner));
    case 'record': return Object.fromEntries(type.fields.map((field) => [field.name, invent(field.type, manner)]));
    case 'union': {
      const real = type.members.filter((member) => member.kind !== 'opaque' && member.kind !== 'null' && member.kind !== 'undefined');
      const choices = real.length === 0 || random() < 0.2 ? type.members.filter((member) => member.kind !== 'opaque') : real;
      if (choices.length === 0) throw new Clueless('its type is not known');
      return invent(choices[Math.floor(random() * choices.length)], manner);
    }
    case 'function': throw new Clueless('a function cannot be made up');
    case 'opaque': throw new Clueless(`a value of type \`${type.text}\` cannot be made up`);
  }
}

/** A number that counts or indexes, or chooses: small, and fitting the arrays. */
export function inventCount(attempt: number, { random, size }: Manner): number {
  const choices = [size, size - 1, 1, 2, 0];
  return attempt < choices.length ? choices[attempt] : Math.floor(random() * (size + 1));
}

/** JSON knows no typed arrays: lists become what the type says. */
export function shapedAs(type: Type, value: unknown): unknown {
  if (Array.isArray(value)) {
    const [list] = members(type, 'array');
    const [tuple] = members(type, 'tuple');
    if (list?.kind === 'array') return list.form === 'Array' ? value.map((each) => shapedAs(list.element, each)) : typed(list.form, value as number[]);
    return tuple?.kind === 'tuple' ? value.map((each, at) => shapedAs(tuple.elements[at] ?? { kind: 'undefined' }, each)) : value;
  }
  const [record] = members(type, 'record');
  if (typeof value !== 'object' || value === null || record?.kind !== 'record') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shapedAs(record.fields.find(({ name }) => name === key)?.type ?? { kind: 'undefined' }, each)]));
}

function members(type: Type, kind: Type['kind']): Type[] {
  return (type.kind === 'union' ? type.members : [type]).filter((member) => member.kind === kind);
}

function typed(form: Exclude<ArrayForm, 'Array'>, elements: readonly number[]): unknown {
  const kinds = { Float64Array, Float32Array, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array };
  return kinds[form].from(elements.map((each) => (form.startsWith('Float') ? each : Math.round(each))));
}
