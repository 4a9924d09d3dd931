/**
 * Loops that go forward and back at once.
 */
import { floats, type Sample } from './sample.js';

export const fused: readonly Sample[] = [
  {
    name: 'a sum', loops: 1, points: [[[1, -2, 3]], [[]], [[0.5]]],
    source: 'export function f(x: number[]): number { let s = 0; for (let i = 0; i < x.length; i++) s += Math.sin(x[i]) * x[i]; return s; }',
  },
  {
    name: 'a mean: what the sum is divided by is known', loops: 1, points: [[0.5, -1, floats(1, 2, 3), floats(2, 0, 1)], [2, 1, floats(0.25), floats(1)]],
    source: `export function f(w: number, b: number, x: Float64Array, y: Float64Array): number {
      let sum = 0;
      for (let i = 0; i < x.length; i++) {
        const r = w * x[i] + b - y[i];
        sum += r * r;
      }
      return sum / x.length;
    }`,
  },
  {
    name: 'what is known is named after the loop', loops: 1, points: [[[1, 2, 3], 2]],
    source: `export function f(x: number[], w: number): number {
      let s = 0;
      for (const v of x) s += Math.exp(w * v);
      const n = x.length;
      const scaled = s / n;
      return scaled - 1;
    }`,
  },
  {
    name: 'several sums', loops: 1, points: [[floats(1, -2, 0.5), 1.5], [floats(), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      let a = 0, b = 0, c = w;
      for (let i = 0; i < x.length; i++) {
        a += w * x[i];
        b -= x[i] * x[i];
        c = x[i] ** 3 + c;
      }
      return 3 * a - b / 4 + w * w + c;
    }`,
  },
  {
    name: 'branches in the body', loops: 1, points: [[floats(0.5, 2, -3, 0), 1.2], [floats(-2), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      let s = 0, k = 0;
      for (let i = 0; i < x.length; i++) {
        const t = w * x[i];
        if (t > 1) {
          s += Math.log(t);
        } else if (t < -1) {
          s -= t * t;
          k++;
        }
      }
      return s + k;
    }`,
  },
  {
    name: 'two branches one after the other', loops: 1, points: [[[0.5, 2, -3], 1.2], [[-2, 4], -1]],
    source: `export function f(x: number[], w: number): number {
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        let t = w * x[i];
        if (t > 1) t = Math.sqrt(t);
        else t = t * t;
        let u = t;
        if (x[i] > 1) u = u * w;
        s += u * t;
      }
      return s;
    }`,
  },
  {
    name: 'continue', loops: 1, points: [[[1, -1, 4, 0]], [[-1]]],
    source: `export function f(x: number[]): number {
      let s = 0;
      for (const v of x) {
        if (v < 0) continue;
        const r = v * v + 1;
        if (r > 10) continue;
        s += Math.sqrt(r);
      }
      return s;
    }`,
  },
  {
    name: 'break', loops: 1, points: [[[1, 2, 5, 1], 0.3], [[9], 1], [[1, 2], 0.5], [[], 1]],
    source: `export function f(x: number[], w: number): number {
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        s += w;
        if (x[i] > 3) break;
        s += Math.exp(w * x[i]);
      }
      return s;
    }`,
  },
  {
    name: 'break by what has been added up', loops: 1, points: [[[1, 2, 3, 4], 1], [[1, 2, 3, 4], 10]],
    source: `export function f(x: number[], limit: number): number {
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        s += x[i] * x[i];
        if (s > limit) break;
      }
      return s;
    }`,
  },
  {
    name: 'a guard before it', loops: 1, points: [[[]], [[4, 9, -1]]],
    source: `export function f(x: number[]): number {
      if (x.length === 0) return 0;
      let s = 0;
      for (const v of x) {
        if (v < 0) continue;
        s += Math.sqrt(v);
      }
      const n = x.length;
      return s / n;
    }`,
  },
  {
    name: 'several guards', loops: 1, points: [[[], 1], [[1], -1], [[4, 9], 2]],
    source: `export function f(x: number[], w: number): number {
      if (x.length === 0) return 0;
      if (w < 0) return -w * 2;
      let s = 0;
      for (const v of x) s += v ** 2 * w;
      return w * 3 + s;
    }`,
  },
  {
    name: 'while', loops: 1, points: [[0.5, 5], [2, 0], [1.5, 1]],
    source: `export function f(a: number, n: number): number {
      let s = 0, k = 0;
      while (k < n) {
        s += a ** k / (k + 1);
        k++;
      }
      return s;
    }`,
  },
  {
    name: 'do', loops: 1, points: [[0.5, 5], [2, 0]],
    source: `export function f(a: number, n: number): number {
      let s = 0, k = 0;
      do {
        s += Math.cos(a * k);
        k++;
      } while (k < n);
      return s;
    }`,
  },
  {
    name: 'a state that no gradient passes through', loops: 1, points: [[floats(1, 2, 3), 4], [floats(), 1]],
    source: `export function f(x: Float64Array, n: number): number {
      let s = 0, weight = 1, j = n | 0;
      for (let i = 0; i < x.length; i++) {
        s += weight * x[i] * x[j % x.length];
        weight *= 0.9;
        j = (j * 5 + 1) % 7;
      }
      return s;
    }`,
  },
  {
    name: 'two loops, each by itself', loops: 2, points: [[[1, 2], 3], [[], 1]],
    source: `export function f(x: number[], w: number): number {
      let s = 0;
      for (const v of x) s += w * v * v;
      for (let i = 1; i < x.length; i++) s += x[i] * x[i - 1];
      return s * 2;
    }`,
  },
  {
    name: 'a loop in a loop', loops: 2, points: [[[[1, 2], [0.5]], 3], [[[], [1, -1]], 1], [[], 1]],
    source: `export function f(X: number[][], w: number): number {
      let total = 0;
      for (let i = 0; i < X.length; i++) {
        let p = 0;
        for (let j = 0; j < X[i].length; j++) p += Math.sin(w * X[i][j]);
        total += 2 * p;
      }
      return total;
    }`,
  },
  {
    name: 'a loop in a loop, into one sum', loops: 2, points: [[[1, 2, 3], 0.5], [[], 2]],
    source: `export function f(x: number[], w: number): number {
      let e = 0;
      for (let i = 0; i < x.length; i++) {
        const a = x[i] * w;
        for (let j = 0; j < i; j++) {
          const d = a - x[j];
          e += 1 / (1 + d * d);
        }
      }
      return e;
    }`,
  },
  {
    name: 'a loop in an arm', loops: 1, points: [[[1, 2], 3], [[1, 2], -3]],
    source: `export function f(x: number[], w: number): number {
      let s = 0;
      if (w > 0) {
        for (const v of x) s += Math.tanh(w * v);
      }
      return s;
    }`,
  },
  {
    name: 'what is overwritten in each iteration', loops: 1, points: [[[1, 2, -3], 2]],
    source: `export function f(x: number[], w: number): number {
      let s = 0;
      let t: number;
      for (let i = 0; i < x.length; i++) {
        t = x[i] * w;
        t = t * t;
        s += t;
      }
      return s;
    }`,
  },
  {
    name: 'a gradient that also comes from behind the loop', loops: 1, points: [[[1, 2], 3]],
    source: `export function f(x: number[], w: number): number {
      let s = 0;
      for (const v of x) s += w * v;
      if (w > 1) s += w * w;
      else s -= w;
      return s + Math.exp(w) * x[0];
    }`,
  },
  {
    name: 'a helper', loops: 1, points: [[[1, 2, 30], 0.5]],
    source: `const huber = (r: number): number => (Math.abs(r) < 1 ? 0.5 * r * r : Math.abs(r) - 0.5);
    export function f(x: number[], m: number): number {
      let s = 0;
      for (const v of x) s += huber(v - m);
      return s / 2;
    }`,
  },
  {
    name: 'an array that was filled before: the loop that reads it', loops: 3, tapes: 2, points: [[floats(0.5, 1, -2), 0.7], [floats(), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      const a = new Float64Array(x.length);
      for (let i = 0; i < x.length; i++) a[i] = Math.sin(w * x[i]);
      let s = 0;
      for (let i = 0; i < a.length; i++) s += a[i] * a[i] * w;
      return s / x.length;
    }`,
  },
  {
    name: 'a guard that chooses between loops', loops: 2, points: [[[1, 2], 0.5], [[1, 2], -0.5], [[], 1]],
    source: `export function f(x: number[], w: number): number {
      let s = w;
      if (w > 0) {
        for (const v of x) s += v * w;
      } else {
        for (const v of x) s -= v * v * w;
      }
      return 2 * s;
    }`,
  },
  {
    name: 'counting down, and by steps', loops: 2, points: [[floats(1, 2, 3, 4, 5), 0.5], [floats(), 2]],
    source: `export function f(x: Float64Array, w: number): number {
      let s = 0;
      for (let i = x.length - 1; i >= 0; i--) s = w * x[i] + s;
      for (let i = 0; i < x.length; i += 2) s -= Math.exp(-x[i] * w);
      return s;
    }`,
  },
  {
    name: 'an array made in each iteration', loops: 3, tapes: 1, points: [[floats(0.5, 1, -2), 0.7], [floats(), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        const a = [x[i] * w, x[i] + w, Math.sin(w)];
        for (let j = 1; j < 3; j++) a[j] *= a[j - 1];
        s += a[2] * a[1];
      }
      return s;
    }`,
  },
  {
    name: 'scratch that is written as a whole before it is read', loops: 5, tapes: 6, points: [[[[1, 2], [0.5, -1]], 0.7, 2], [[], 1, 3]],
    source: `export function f(X: number[][], w: number, n: number): number {
      const row = new Float64Array(n);
      let s = 0;
      for (let i = 0; i < X.length; i++) {
        for (let j = 0; j < n; j++) row[j] = Math.tanh(w * X[i][j]);
        let p = 1;
        for (let j = 0; j < n; j++) p *= 1 + row[j] * row[j];
        s += p;
      }
      return s;
    }`,
  },
  {
    name: 'scratch of constant places', loops: 1, tapes: 2, points: [[floats(0.5, 1, -2), 0.7], [floats(), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      const out = new Float64Array(2);
      let s = 0;
      for (let i = 0; i < x.length; i++) {
        polar(x[i], w, out);
        s += out[0] * out[0] * out[1];
      }
      return s;
    }
    function polar(r: number, a: number, out: Float64Array): void {
      out[0] = r * Math.cos(a);
      out[1] = r * Math.sin(a * r);
    }`,
  },
  {
    name: 'a loop behind it has an array of its own', loops: 4, tapes: 2, points: [[floats(0.5, 1, -2), 0.7], [floats(), 1]],
    source: `export function f(x: Float64Array, w: number): number {
      let s = 0;
      for (let i = 0; i < x.length; i++) s += x[i] * Math.exp(w * x[i]);
      for (let i = 0; i < x.length; i++) {
        const a = [x[i], w * x[i]];
        for (let j = 0; j < 2; j++) a[j] *= a[j];
        s += a[0] * a[1];
      }
      return s;
    }`,
  },
];
