/**
 * Values of any shape as their numbers: numbers themselves, arrays, typed arrays, records, in each other.
 *
 *     leavesOf({ w: [1, 2] }) → [{ path: '.w[0]', value: 1, … }, { path: '.w[1]', value: 2, … }]
 */
export interface Leaf {
  /** As it is written behind the name of the whole: `.w[0]`. */
  readonly path: string;
  readonly steps: readonly (string | number)[];
  readonly value: number;
  /** The kind of array it stands in, where that rounds. */
  readonly single: boolean;
}

type List = ArrayLike<unknown> & { [at: number]: unknown };

export function leavesOf(value: unknown, steps: readonly (string | number)[] = [], path = '', single = false): Leaf[] {
  if (typeof value === 'number') return [{ path, steps, value, single }];
  if (isList(value)) {
    const rounds = value instanceof Float32Array;
    return Array.from(value, (each, at) => leavesOf(each, [...steps, at], `${path}[${at}]`, rounds)).flat();
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...steps, key], /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`, false));
}

export function isList(value: unknown): value is List {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** What stands at the place; `undefined` where there is none. */
export function at(value: unknown, steps: readonly (string | number)[]): unknown {
  return steps.reduce<unknown>((inner, step) => (typeof inner === 'object' && inner !== null ? (inner as Record<string | number, unknown>)[step] : undefined), value);
}

/** A copy that shares nothing; with `change`, with other numbers in it. */
export function copyOf<T>(value: T, change: (value: number, steps: readonly (string | number)[]) => number = (same) => same, steps: readonly (string | number)[] = []): T {
  if (typeof value === 'number') return change(value, steps) as T;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return (value as unknown as Float64Array).map((each, index) => change(each, [...steps, index])) as T;
  }
  if (Array.isArray(value)) return value.map((each, index) => copyOf(each as unknown, change, [...steps, index])) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.create(Object.getPrototypeOf(value) as object | null) as Record<string, unknown>;
  for (const [key, each] of Object.entries(value)) copy[key] = copyOf(each as unknown, change, [...steps, key]);
  return copy as T;
}
