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
  {
    name: 'scratch of which an element is left from the iteration before', loops: 2, tapes: 4, points: [[floats(0.5, 1, -2), 0.7], [floats(1.5, 2), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      const a = new Float64Array(2);
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        a[0] = x[i] * w;
        s += a[0] * a[1];
        a[1] = Math.sin(x[i]);
      }
      return s;
    }`,
  },
  {
    name: 'scratch that is written on a condition', loops: 2, tapes: 3, points: [[floats(0.5, 1, -2), 0.7], [floats(1.5, 2), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      const a = new Float64Array(1);
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        if (x[i] > 0) a[0] = x[i] * w;
        s += a[0] * a[0];
      }
      return s;
    }`,
  },
  {
    name: 'scratch that is added to', loops: 4, tapes: 4, points: [[floats(0.5, 1, -2), 0.7], [floats(1.5, 2), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      const a = new Float64Array(2);
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        for (let j = 0; j < 2; j++) a[j] += x[i] * w;
        s += a[0] * a[1];
      }
      return s;
    }`,
  },
  {
    name: 'scratch that is read behind the loop', loops: 2, tapes: 3, points: [[floats(0.5, 1, -2), 0.7], [floats(1.5, 2), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      const a = new Float64Array(1);
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        a[0] = x[i] * w;
        s += a[0] * a[0];
      }
      return s * a[0];
    }`,
  },
  {
    name: 'scratch that is not written to its end', loops: 4, tapes: 4, points: [[floats(0.5, 1, -2), 0.7], [floats(1.5, 2), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      const a = new Float64Array(3);
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        for (let j = 0; j < 2; j++) a[j] = x[i] * w;
        s += a[0] * a[2];
        a[2] = x[i];
      }
      return s;
    }`,
  },
  {
    name: 'scratch that is written from 1 on', loops: 4, tapes: 4, points: [[floats(0.5, 1, -2), 0.7], [floats(1.5, 2), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      const a = new Float64Array(3);
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        for (let j = 1; j < 3; j++) a[j] = a[j - 1] + x[i] * w;
        s += a[1] * a[2];
        a[0] = s;
      }
      return s;
    }`,
  },
  {
    name: 'scratch whose writing may be left early', loops: 4, tapes: 5, points: [[floats(0.5, 1, -2), 0.7], [floats(1.5, 2), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      const a = new Float64Array(2);
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        for (let j = 0; j < 2; j++) {
          if (x[i] < 0 && j === 1) break;
          a[j] = x[i] * w;
        }
        s += a[0] * a[1];
      }
      return s;
    }`,
  },
  {
    name: 'an array that the iteration hands to the next one', loops: 2, tapes: 1, points: [[floats(0.5, 1, -2), 0.7], [floats(1.5, 2), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      let last = [w, 1];
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        const a = [x[i] * last[0], last[1]];
        a[1] += a[0];
        s += a[0] * a[1];
        last = a;
      }
      return s;
    }`,
  },
  {
    name: 'an array that the iteration puts away', loops: 3, points: [[floats(0.5, 1, -2), 0.7], [floats(1.5, 2), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      const all: number[][] = [];
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        const a = [x[i] * w, w];
        a[1] += a[0];
        all.push(a);
        s += a[0] * a[1];
      }
      for (let i = 0; i < all.length; i++) s += all[i][1] * all[0][1];
      return s;
    }`,
  },
  {
    name: 'two names for one array, one of them outside', loops: 2, tapes: 3, points: [[floats(0.5, 1, -2), 0.7], [floats(1.5, 2), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      const a = [w, w];
      const b = x.length > 2 ? a : [1, w];
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        a[0] = x[i];
        a[1] = x[i] * w;
        s += b[0] * a[1];
      }
      return s * b[1];
    }`,
  },
  {
    name: 'an array that the loop fills for others', loops: 2, tapes: 3, points: [[floats(0.5, 1, -2), 0.7], [floats(1.5, 2), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      const a = new Float64Array(x.length);
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        a[i] = x[i] * w;
        s += a[i] * a[0];
      }
      return s;
    }`,
  },
  {
    name: 'an array of rows that becomes longer behind the loop', loops: 6, tapes: 3, points: [[floats(0.5, 1, -2), 0.7], [floats(1.5, 2), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      const all: number[][] = [];
      let s = 0;
      for (let i = 0; i < x.length; i++) all.push([x[i] * w, w]);
      for (let i = 0; i < all.length; i++) s += all[i][1] * all[0][1] * all[i][0];
      all.push([1, 2]);
      for (let i = 0; i < all.length; i++) s += all[i][1] * all[i][0];
      return s;
    }`,
  },
];
