/** What people pass in: arrays of every kind, integers as indexes, optional parameters, patterns, mapped types, generics. */
import type { Program } from '../results/written.js';

const f64 = (...xs: number[]): Float64Array => Float64Array.from(xs);

export const given: readonly Program[] = [
  {
    name: 'indexes in an Int32Array',
    source: `export function gather(x: Float64Array, at: Int32Array, w: number[]): number {
  let s = 0;
  for (let k = 0; k < at.length; k++) s += w[k] * x[at[k]] ** 2;
  return s;
}`,
    points: [[f64(1, 2, 3), Int32Array.of(2, 0, 2), [0.5, -1, 2]], [f64(1), Int32Array.of(), []]],
  },
  {
    name: 'a mask in a Uint8Array',
    source: `export function masked(x: number[], mask: Uint8Array): number {
  let s = 0;
  for (let i = 0; i < x.length; i++) if (mask[i]) s += Math.exp(x[i]);
  return s;
}`,
    points: [[[1, -2, 0.5], Uint8Array.of(1, 0, 1)]],
  },
  {
    name: 'a sparse matrix times a vector',
    source: `interface Csr { rowStart: Int32Array; column: Uint16Array; value: Float64Array }
export function multiply(A: Csr, x: Float64Array, y: Float64Array): void {
  for (let i = 0; i < y.length; i++) {
    let s = 0;
    for (let k = A.rowStart[i]; k < A.rowStart[i + 1]; k++) s += A.value[k] * x[A.column[k]];
    y[i] = s;
  }
}`,
    points: [[{ rowStart: Int32Array.of(0, 2, 3), column: Uint16Array.of(0, 1, 1), value: f64(2, 3, 4) }, f64(0.5, -1), f64(0, 0)]],
  },
  {
    name: 'ragged rows',
    source: `export function total(rows: number[][]): number {
  let s = 0;
  for (const row of rows) for (let j = 0; j < row.length; j++) s += row[j] ** 2 * (j + 1);
  return s;
}`,
    points: [[[[1], [], [2, 3, 4]]], [[]]],
  },
  {
    name: 'readonly all through',
    source: `export function trace(A: readonly (readonly number[])[], w: Readonly<{ k: number; scale: readonly number[] }>): number {
  let s = 0;
  for (let i = 0; i < A.length; i++) s += A[i][i] * w.scale[i] * w.k;
  return s;
}`,
    points: [[[[1, 2], [3, 4]], { k: 0.5, scale: [1, 2] }]],
  },
  {
    name: 'Partial with defaults',
    source: `interface Options { rate: number; decay: number; floor: number }
export function schedule(step: number, options: Partial<Options>): number {
  const { rate = 0.1, decay = 0.9, floor = 0 } = options;
  return Math.max(floor, rate * decay ** step);
}`,
    points: [[2.5, { rate: 0.3, decay: 0.8, floor: 0 }], [2.5, { decay: 0.8 }], [1.5, {}]],
  },
  {
    name: 'a record that is a default',
    source: `interface Spring { k: number; rest: number }
export function energy(x: number, spring: Spring = { k: 2, rest: 0.5 }): number {
  return 0.5 * spring.k * (x - spring.rest) ** 2;
}`,
    points: [[1.2], [1.2, { k: 3, rest: 0.1 }]],
  },
  {
    name: 'an array that is a default',
    source: `export function poly(x: number, c: number[] = [1, 0.5, 0.25]): number {
  let s = 0;
  for (let i = c.length - 1; i >= 0; i--) s = s * x + c[i];
  return s;
}`,
    points: [[0.7], [0.7, [2, 3]], [0.7, []]],
  },
  {
    name: 'a pattern with defaults',
    source: `export function lens({ focus = 2, at: [x, y] = [1, 3], tint }: { focus?: number; at?: [number, number]; tint: { r: number } }): number {
  return (x * y) / focus + tint.r ** 2;
}`,
    points: [[{ tint: { r: 0.5 } }], [{ focus: 3, tint: { r: 2 } }], [{ focus: 3, at: [2, 5], tint: { r: 2 } }]],
  },
  {
    name: 'a pattern with a rest',
    source: `export function split({ a, ...rest }: { a: number; b: number; c: number }): number {
  return a * rest.b + rest.c * rest.c;
}`,
    points: [[{ a: 2, b: 3, c: 0.5 }]],
  },
  {
    name: 'rest parameters that are points',
    source: `export function path(scale: number, ...points: [number, number][]): number {
  let s = 0;
  for (let i = 1; i < points.length; i++) s += scale * Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]);
  return s;
}`,
    points: [[2, [0, 0], [3, 4], [1, 1]]],
  },
  {
    name: 'an instance of a class',
    source: `class Gauss { constructor(public mean: number, public sigma: number) {} }
export function logDensity(x: number, g: Gauss): number {
  const z = (x - g.mean) / g.sigma;
  return -0.5 * z * z - Math.log(g.sigma);
}`,
    points: [[0.3, { mean: 0.1, sigma: 2 }]],
  },
  {
    name: 'a generic over numbers',
    source: `export function lerp<T extends number>(a: T, b: T, t: number): number { return a + (b - a) * t; }`,
    points: [[1, 3, 0.25]],
  },
  {
    name: 'a generic over arrays of numbers',
    source: `export function dot<T extends readonly number[]>(a: T, b: T): number {
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i] * b[i];
  return s;
}`,
    points: [[[1, 2], [3, 4]]],
  },
  {
    name: 'one array for two that are only read',
    source: `export function cov(x: number[], y: number[]): number {
  let s = 0;
  for (let i = 0; i < x.length; i++) s += x[i] * Math.sin(y[i]);
  return s;
}`,
    points: [[[1, 2], [3, 4]], [[], []]],
  },
  {
    name: 'an optional array that is written where it is given',
    source: `export function dotInto(a: number[], b: number[], out: number[]): number {
  let s = 0;
  for (let i = 0; i < a.length; i++) {
    const p = a[i] * b[i];
    if (i < out.length) out[i] = p;
    s += p * p;
  }
  return s;
}`,
    points: [[[1, 2], [3, 4], [0]], [[1, 2], [3, 4], [0, 0]]],
  },
  {
    name: 'Pick, Omit, Required',
    source: `interface All { a: number; b?: number; c: number; label: string }
export function some(p: Required<Pick<All, 'a' | 'b'>>, q: Omit<All, 'a' | 'b'>): number { return p.a * p.b + q.c ** 2; }`,
    points: [[{ a: 1, b: 2 }, { c: 3, label: 'x' }]],
  },
  {
    name: 'a record by constant keys',
    source: `export function price(rates: Record<'eur' | 'usd', number>, amount: number): number { return amount * rates.eur + rates['usd'] ** 2; }`,
    points: [[{ eur: 1.1, usd: 0.9 }, 10]],
  },
];
