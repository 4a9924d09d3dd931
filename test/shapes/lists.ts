/** Arrays and tuples as parameters: nested, ragged, empty, typed, of records, read outside, held by rows. */
import type { Program } from '../programs/program.js';

export const lists: readonly Program[] = [
  {
    name: 'literal indices', fn: 'f',
    source: 'export function f(w: number[], x: readonly number[]) { return w[0] * x[0] + w[1] * x[1] + w[2]; }',
    points: [[[1, 2, 3], [4, 5]], [[1, 2, 3, 4], [4, 5, 6]], [[1, 2], [4, 5]], [[], []], [[1, 2, 3], [4]]],
  },
  {
    name: 'a matrix at literal indices', fn: 'f',
    source: 'export function f(A: number[][]) { return A[0][0] * A[1][1] - A[0][1] * A[1][0]; }',
    points: [[[[1, 2], [3, 4]]], [[[1], [3, 4, 5], [6]]]],
  },
  {
    name: 'odd indices', fn: 'f',
    source: 'export function f(w: number[], i: number) { return (w[-1] ?? 2) * w[0] + (w[1.5] ?? 3) * w[1] + (w[i] ?? 1) * w[0]; }',
    points: [[[1, 2], 0], [[1, 2], 5], [[1, 2], -1], [[1, 2], 0.5]],
  },
  {
    name: 'reading outside', fn: 'f',
    source: `
    export function f(xs: number[]) {
      let s = 0;
      for (let i = -1; i <= xs.length; i++) s += (xs[i] ?? 0) * (xs[i + 1] ?? 1);
      return s;
    }`,
    points: [[[1, 2, 3]], [[5]], [[]]],
  },
  {
    name: 'reading outside without a fallback', fn: 'f',
    source: 'export function f(xs: number[], k: number) { const a = xs[k] * 2; return Math.max(xs[0], 1) + (a > 0 ? a * a : 0); }',
    points: [[[1, 2, 3], 1], [[1, 2, 3], 3], [[1.5], -1]],
  },
  {
    name: 'reading outside a typed array', fn: 'f',
    source: 'export function f(xs: Float64Array, k: number) { const a = xs[k] ?? 3; return a * a + xs[5] * 0 + xs[0]; }',
    points: [[Float64Array.of(1, 2, 3), 1], [Float64Array.of(1, 2, 3), 7], [Float64Array.of(1, 2, 3, 4, 5, 6), -1]],
  },
  {
    name: 'an element that is fallen back from', fn: 'f',
    source: 'export const f = (xs: number[], i: number) => xs[i] ?? 0.5;',
    points: [[[1, 2], 1], [[1, 2], 2]],
  },
  {
    name: 'rows held in variables', fn: 'f',
    source: `
    export function f(X: number[][], w: number[]) {
      let s = 0;
      for (let i = 0; i < X.length; i++) {
        const row = X[i];
        let z = 0;
        for (let j = 0; j < row.length; j++) z += row[j] * w[j];
        s += z * z;
      }
      return s;
    }`,
    points: [[[[1, 2], [3, 4], [5, 6]], [0.5, -0.5]], [[[1], [], [5, 6]], [0.5, -0.5]], [[], []]],
  },
  {
    name: 'rows of rows', fn: 'f',
    source: `
    export function f(T: number[][][]) {
      let s = 0;
      for (const plane of T) for (const row of plane) for (const v of row) s += Math.sin(v);
      return s * T[0][0][0];
    }`,
    points: [[[[[1, 2], [3]], [[4]]]], [[[[0.5]], [], [[], [2]]]]],
  },
  {
    name: 'rows in the middle of a row', fn: 'f',
    source: `
    export function f(X: number[][]) {
      const first = X[0];
      const last = X[X.length - 1];
      let s = first[0] * last[last.length - 1];
      for (let i = 1; i < X.length; i++) { const above = X[i - 1], here = X[i]; s += above[0] * here[0]; }
      return s;
    }`,
    points: [[[[1, 2], [3, 4], [5]]], [[[2]]]],
  },
  {
    name: 'typed rows', fn: 'f',
    source: 'export function f(X: Float64Array[], w: Float64Array) { let s = 0; for (const row of X) for (let j = 0; j < w.length; j++) s += row[j] * w[j]; return s; }',
    points: [[[Float64Array.of(1, 2), Float64Array.of(3, 4)], Float64Array.of(0.5, 0.25)], [[], Float64Array.of(1)]],
  },
  {
    name: 'single precision', fn: 'f',
    source: 'export function f(xs: Float32Array) { let s = 0; for (let i = 0; i < xs.length; i++) s += xs[i] * xs[i]; return s; }',
    points: [[Float32Array.of(0.5, 1.5)]],
  },
  {
    name: 'a tuple', fn: 'f',
    source: 'export function f(p: [number, number, string], q: readonly [number, number]) { return p[0] * q[1] - p[1] * q[0] + (p[2] === "a" ? 1 : q[0]); }',
    points: [[[1, 2, 'a'], [3, 4]], [[1, 2, 'b'], [3, 4]]],
  },
  {
    name: 'a tuple at a computed index', fn: 'f',
    source: 'export function f(p: [number, number, number], k: number) { let s = 0; for (let i = 0; i < 3; i++) s += p[i] * (i + 1); return s * p[k]; }',
    points: [[[1, 2, 3], 1]],
  },
  {
    name: 'pairs', fn: 'f',
    source: `
    export function f(pairs: [number, number][], k: number) {
      let s = 0;
      for (const [a, b] of pairs) s += a * Math.exp(k * b);
      for (const [i, [a]] of pairs.entries()) s += i * a;
      return s;
    }`,
    points: [[[[1, 2], [3, -1]], 0.3], [[], 1]],
  },
  {
    name: 'tuples of records and arrays', fn: 'f',
    source: `
    export function f([origin, weights, [lo, hi]]: [{ x: number; y: number }, number[], [number, number]]) {
      let s = origin.x * hi - origin.y * lo;
      for (const w of weights) s += w * lo;
      return s;
    }`,
    points: [[[{ x: 1, y: 2 }, [3, 4], [5, 6]]], [[{ x: 1, y: 2 }, [], [5, 6]]]],
  },
  {
    name: 'elements that may be missing', fn: 'f',
    source: `
    export function f(xs: (number | undefined)[], ys: (number | null)[]) {
      let s = 0;
      for (let i = 0; i < xs.length; i++) s += (xs[i] ?? 1) * (ys[i] ?? 2);
      for (const y of ys) if (y !== null) s += y * y;
      return s;
    }`,
    points: [[[1, undefined, 3], [4, 5, null]], [[], []], [[undefined], [null]]],
  },
  {
    name: 'a matrix that may be missing', fn: 'f',
    source: 'export function f(x: number[], A?: number[][]) { let s = 0; for (let i = 0; i < x.length; i++) s += x[i] * (A === undefined ? x[i] : A[i][i]); return s; }',
    points: [[[1, 2]], [[1, 2], [[3, 4], [5, 6]]]],
  },
  {
    name: 'an array that may be null', fn: 'f',
    source: 'export function f(x: number[], w: number[] | null) { let s = 0; for (let i = 0; i < x.length; i++) s += x[i] * (w === null ? 1 : w[i]); return s; }',
    points: [[[1, 2], null], [[1, 2], [0.5, 0.25]]],
  },
  {
    name: 'weights read through `?.`', fn: 'f',
    source: 'export function f(x: number[], w?: number[]) { let s = 0; for (let i = 0; i < x.length; i++) s += x[i] * (w?.[i] ?? 1); return s; }',
    points: [[[1, 2, 3]], [[1, 2, 3], [0.5, 0.25]]],
  },
  {
    name: 'lengths of all of them', fn: 'f',
    source: `
    export function f(X: number[][], w: Float64Array, t: [number, number], p: { xs: number[]; name: string }) {
      let s = 0;
      for (let i = 0; i < X.length; i++) s += X[i].length * w[i % w.length];
      return s / t.length + p.xs.length * t[0] + p.name.length * t[1] + (p.xs.length > 0 ? p.xs[p.xs.length - 1] : 0);
    }`,
    points: [[[[1, 2], [3]], Float64Array.of(1, 2, 3), [4, 5], { xs: [1, 2], name: 'abc' }], [[[]], Float64Array.of(1), [4, 5], { xs: [], name: '' }]],
  },
  {
    name: 'gathers with repeated indices', fn: 'f',
    source: `
    export function f(table: number[], idx: Int32Array, w: number[]) {
      let s = 0;
      for (let k = 0; k < idx.length; k++) s += table[idx[k]] * w[k];
      return s;
    }`,
    points: [[[1, 2, 3], Int32Array.of(0, 2, 2, 1), [1, 2, 3, 4]], [[], new Int32Array(0), []]],
  },
  {
    name: 'indices in a plain array', fn: 'f',
    source: 'export function f(table: number[], idx: number[]) { let s = 0; for (const k of idx) s += table[k] ** 2; return s; }',
    points: [[[1, 2, 3], [0, 2, 2]]],
  },
  {
    name: 'rest parameters', fn: 'f',
    source: 'export function f(scale: number, ...xs: number[]) { let s = 0; for (const x of xs) s += x * x; return s * scale + xs.length; }',
    points: [[2, 1, 2, 3], [2, 5, 0.5]],
  },
  {
    name: 'an array given twice', fn: 'f',
    source: 'export function f(a: number[], b: number[]) { let s = 0; for (let i = 0; i < a.length; i++) s += a[i] * b[i] * b[i]; return s; }',
    points: [[[1, 2], [3, 4]]],
  },
  {
    name: 'flags and labels beside numbers', fn: 'f',
    source: `
    export function f(xs: number[], on: boolean[], labels: string[]) {
      let s = 0;
      for (let i = 0; i < xs.length; i++) if (on[i]) s += labels[i] === 'neg' ? -xs[i] * xs[i] : xs[i] * xs[i];
      return s;
    }`,
    points: [[[1, 2, 3], [true, false, true], ['neg', 'a', 'b']]],
  },
  {
    name: 'running state beside a matrix', fn: 'f',
    source: `
    export function f(X: number[][], h0: number, a: number) {
      let h = h0;
      for (const row of X) {
        let u = 0;
        for (const v of row) u += v * h;
        h = Math.tanh(a * h + u);
      }
      return h;
    }`,
    points: [[[[1, 2], [0.5], []], 0.3, 0.7], [[], 0.3, 0.7]],
  },
];
