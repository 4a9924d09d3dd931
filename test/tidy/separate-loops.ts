/**
 * Loops that need a second pass, or for which that isn't clear.
 */
import { floats, type Sample } from './sample.js';

export const separate: readonly Sample[] = [
  {
    name: 'the root of a sum', loops: 2, points: [[[1, 2, 3]]],
    source: 'export function f(x: number[]): number { let s = 0; for (const v of x) s += v * v; return Math.sqrt(s); }',
  },
  {
    name: 'a product of two sums', loops: 2, points: [[[1, 2, 3], 0.5]],
    source: `export function f(x: number[], w: number): number {
      let s = 0, t = 0;
      for (const v of x) {
        s += v * w;
        t += v * v;
      }
      return s * t;
    }`,
  },
  {
    name: 'a recurrence', loops: 2, tapes: 1, points: [[[1, 2, 3], 0.5], [[], 1]],
    source: `export function f(x: number[], r: number): number {
      let h = 0;
      for (let i = 0; i < x.length; i++) h = Math.tanh(h * r + x[i]);
      return h;
    }`,
  },
  {
    name: 'the first of two loops, whose sum the second one reads', loops: 3, points: [[floats(1, 2, 4)], [floats(1)]],
    source: `export function f(x: Float64Array): number {
      let s = 0;
      for (let i = 0; i < x.length; i++) s += x[i];
      const mean = s / x.length;
      let v = 0;
      for (let i = 0; i < x.length; i++) v += (x[i] - mean) ** 2;
      return v / x.length;
    }`,
  },
  {
    name: 'an inner product: the outer loop alone', loops: 3, tapes: 2, points: [[[[1, 2], [0.5]], 3], [[], 1], [[[]], 1]],
    source: `export function f(X: number[][], w: number): number {
      let total = 0;
      for (let i = 0; i < X.length; i++) {
        let p = 1;
        for (let j = 0; j < X[i].length; j++) p *= Math.sin(w * X[i][j]);
        total += p * p;
      }
      return total;
    }`,
  },
  {
    name: 'a recurrence, and behind it a sum', loops: 3, tapes: 1, points: [[floats(0.5, 1), 0.7], [floats(), 1]],
    source: `export function f(x: Float64Array, r: number): number {
      let h = 0;
      for (let i = 0; i < x.length; i++) h = Math.tanh(h * r + x[i]);
      let q = 0;
      for (let i = 0; i < x.length; i++) q += h * x[i] * x[i];
      return q;
    }`,
  },
  {
    name: 'a sum that is read while it grows', loops: 2, tapes: 1, points: [[[0.1, 0.2, 0.3]]],
    source: `export function f(x: number[]): number {
      let s = 0, t = 0;
      for (const v of x) {
        s += v * v;
        t += s * v;
      }
      return s + t;
    }`,
  },
  {
    name: 'an array that is written between the loop and the result', loops: 4, tapes: 3, points: [[floats(0.5, 1, -2)]],
    source: `export function f(x: Float64Array): number {
      const a = Float64Array.from(x);
      let s = 0;
      for (let i = 0; i < a.length; i++) s += a[i] * a[i];
      a[0] = 2 * a[1];
      const c = a[0];
      return s * c + a[1];
    }`,
  },
  {
    name: 'elements that are overwritten after the loop', loops: 4, tapes: 3, points: [[floats(0.5, 1, -2), 3]],
    source: `export function f(x: Float64Array, w: number): number {
      const a = Float64Array.from(x);
      let s = 0;
      for (let i = 0; i < a.length; i++) s += a[i] * a[i];
      a[0] = 1;
      a[1] = w;
      return s + a[0] * a[1];
    }`,
  },
  {
    name: 'break and continue in one loop', loops: 2, points: [[[1, -2, 3, 9, 1], 0.5], [[], 2], [[-1, 2], 1]],
    source: `export function f(x: number[], w: number): number {
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        if (x[i] < 0) continue;
        if (x[i] > 5) break;
        s += x[i] * w;
      }
      return s;
    }`,
  },
  {
    name: 'a factor that depends on the sum', loops: 2, points: [[[1, 2], 3], [[1, 2], 30]],
    source: `export function f(x: number[], limit: number): number {
      let s = 0;
      for (const v of x) s += v * v;
      return s > limit ? 2 * s : s;
    }`,
  },
];
