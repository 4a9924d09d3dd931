/**
 * Numbers wherever they sit: in arrays, typed arrays, nested arrays, records, instances.
 *
 * Takes any argument or result, guarantees its numbers in one fixed order, each with a path by which people find it.
 *
 *     leaves({ w: [1, 2], b: 3 })   →   [{ path: '.w[0]', value: 1 }, { path: '.w[1]', value: 2 }, { path: '.b', value: 3 }]
 */

export interface Leaf {
  readonly path: string;
  readonly value: number;
}

export type FloatArray = Float64Array | Float32Array;

export function isFloatArray(value: unknown): value is FloatArray {
  return value instanceof Float64Array || value instanceof Float32Array;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** Every real number in `value`. Integer typed arrays hold none. */
export function leaves(value: unknown): Leaf[] {
  const found: Leaf[] = [];
  mapLeaves(value, (leaf, path) => (found.push({ path, value: leaf }), leaf));
  return found;
}

/** The rows and columns of a matrix: they stay what they are, also in a seed. */
export function isSize(leaf: number, path: string): boolean {
  return /(^|\.)(rows|cols)$/.test(path) && Number.isInteger(leaf);
}

/** A deep copy with every real number replaced. A `number` that maps to something else turns a typed array into a plain one. */
export function mapLeaves(value: unknown, replace: (leaf: number, path: string) => unknown, path = ''): unknown {
  if (typeof value === 'number') return replace(value, path);
  if (Array.isArray(value)) return Array.from(value, (element, i) => mapLeaves(element, replace, `${path}[${i}]`));
  if (isFloatArray(value)) {
    const replaced = Array.from(value, (element, i) => replace(element, `${path}[${i}]`));
    if (!replaced.every((element) => typeof element === 'number')) return replaced;
    return value instanceof Float64Array ? Float64Array.from(replaced) : Float32Array.from(replaced);
  }
  if (ArrayBuffer.isView(value)) return (value as Int32Array).slice();
  if (!isRecord(value)) return value;
  const copy = Object.create(Object.getPrototypeOf(value)) as Record<string, unknown>;
  for (const key of Object.keys(value)) copy[key] = mapLeaves(value[key], replace, `${path}.${key}`);
  return copy;
}

export function copyOf<T>(value: T): T {
  return mapLeaves(value, (leaf) => leaf) as T;
}

/** The first difference between two values as a sentence, or `undefined`. Numbers are compared by `same`. */
export function difference(got: unknown, want: unknown, same: (a: number, b: number) => boolean = Object.is, path = ''): string | undefined {
  if (typeof got === 'number' && typeof want === 'number') return same(got, want) ? undefined : `${path || 'it'} is ${got}, not ${want}`;
  const kind = kindOf(got);
  if (kind !== kindOf(want)) return `${path || 'it'} is ${kind}, not ${kindOf(want)}`;
  if (Array.isArray(got) || ArrayBuffer.isView(got)) {
    const [a, b] = [got as ArrayLike<unknown>, want as ArrayLike<unknown>];
    if (a.length !== b.length) return `${path || 'it'} has length ${a.length}, not ${b.length}`;
    for (let i = 0; i < a.length; i++) {
      const found = difference(a[i], b[i], same, `${path}[${i}]`);
      if (found) return found;
    }
    return undefined;
  }
  if (!isRecord(got) || !isRecord(want)) return Object.is(got, want) || typeof got === 'function' ? undefined : `${path || 'it'} is ${got}, not ${want}`;
  const [a, b] = [Object.keys(got), Object.keys(want)];
  if ([...a].sort().join() !== [...b].sort().join()) return `${path || 'it'} has the fields {${a}}, not {${b}}`;
  for (const key of a) {
    const found = difference(got[key], want[key], same, `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
}

/** `number`, `Array`, `Float64Array`, `record`, `null`, … */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'Array';
  if (ArrayBuffer.isView(value)) return value.constructor.name;
  if (value === null) return 'null';
  return typeof value === 'object' ? 'record' : typeof value;
}

/** As one would write it down. */
export function show(value: unknown): string {
  if (typeof value === 'number' || value === undefined || value === null) return Object.is(value, -0) ? '-0' : String(value);
  if (ArrayBuffer.isView(value)) return `${value.constructor.name}.of(${Array.from(value as Float64Array, show).join(', ')})`;
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  if (isRecord(value)) return `{ ${Object.entries(value).map(([key, one]) => `${key}: ${show(one)}`).join(', ')} }`;
  return JSON.stringify(value) ?? String(value);
}
