/**
 * Rules of the user's that say what the true derivative is, so that the oracle can judge them.
 */
import type { CallProgram } from '../calls/calls.test.js';

export const rules: readonly CallProgram[] = [
  {
    name: 'a scalar rule, called several times, in a branch and in a loop',
    source: `
      /** @gradgen.backward logisticBack */
      function logistic(t: number): number { return 1 / (1 + Math.exp(-t)); }
      function logisticBack(t: number, s: number, ds: number) { return { dt: ds * s * (1 - s) }; }
      export function f(xs: number[], k: number): number {
        let sum = logistic(k);
        for (let i = 0; i < xs.length; i++) {
          if (xs[i] > 0) sum += logistic(xs[i] * k) * logistic(sum);
          else sum *= 1.5;
        }
        return sum;
      }`,
    points: [[[0.3, -0.2, 1.1], 0.7], [[-1, -2], 0.4], [[2, 1, 0.5, 0.25], -0.6], [[], 1.2]],
  },
  {
    name: 'a rule with locals, branches and an early return',
    source: `
      /** The length of the hypotenuse.
       * @gradgen.backward hypBack
       */
      const hyp = (a: number, b: number): number => Math.sqrt(a * a + b * b);
      const hypBack = (a: number, b: number, h: number, dh: number) => {
        if (h === 0) return { da: 0, db: 0 };
        const scale = dh / h;
        return { db: scale * b, da: scale * a };
      };
      export function f(x: number, y: number): number {
        const r = hyp(x, y * 2);
        return r * r * hyp(r, x + 1);
      }`,
    points: [[3, 4], [-0.5, 0.2], [1.1, -0.7]],
  },
  {
    name: 'softmax, whose rule reads the value',
    source: `
      /** @gradgen.backward softmaxBack */
      function softmax(xs: number[]): number[] {
        const m = Math.max(...xs);
        const e = xs.map((x) => Math.exp(x - m));
        const s = e.reduce((a, b) => a + b, 0);
        return e.map((v) => v / s);
      }
      function softmaxBack(xs: number[], p: number[], dp: number[]) {
        let dot = 0;
        for (let i = 0; i < p.length; i++) dot += p[i] * dp[i];
        return { dxs: p.map((pi, i) => pi * (dp[i] - dot)) };
      }
      export function f(xs: number[], ys: number[]): number {
        const p = softmax(xs);
        const q = softmax(xs.map((x, i) => x * p[i]));
        p[0] = 0.5;
        let s = 0;
        for (let i = 0; i < p.length; i++) s += (p[i] - ys[i]) ** 2 + q[i] * ys[i];
        return s;
      }`,
    points: [[[0.3, 1.1, -0.4], [1, 0, 0]], [[2, 1], [0.3, 0.4]]],
  },
  {
    name: 'records in and out',
    source: `
      interface P { x: number; y: number }
      /** @gradgen.backward unitBack */
      function unit(p: P): P { const n = Math.hypot(p.x, p.y); return { x: p.x / n, y: p.y / n }; }
      function unitBack(p: P, u: P, du: P): { dp: P } {
        const n = Math.hypot(p.x, p.y);
        const s = u.x * du.x + u.y * du.y;
        return { dp: { x: (du.x - s * u.x) / n, y: (du.y - s * u.y) / n } };
      }
      export function f(p: P, k: number): number {
        const u = unit({ x: p.x * k, y: p.y });
        const v = unit(p);
        return u.x * 3 + u.y * v.x + v.y * k;
      }`,
    points: [[{ x: 1, y: 2 }, 0.6], [{ x: -0.3, y: 0.8 }, 1.7]],
  },
  {
    name: 'a rule that writes a matrix of its own, and calls helpers',
    source: `
      const dot = (a: number[], b: number[]): number => { let s = 0; for (let i = 0; i < a.length; i++) s += a[i] * b[i]; return s; };
      /** @gradgen.backward productBack */
      function product(A: number[][], x: number[]): number[] { return A.map((row) => dot(row, x)); }
      function productBack(A: number[][], x: number[], y: number[], dy: number[]) {
        const dA: number[][] = [];
        const dx: number[] = x.map(() => 0);
        for (let i = 0; i < A.length; i++) {
          const row: number[] = [];
          for (let j = 0; j < x.length; j++) {
            row.push(dy[i] * x[j]);
            dx[j] += dy[i] * A[i][j];
          }
          dA.push(row);
        }
        return { dA, dx };
      }
      export function f(A: number[][], x: number[]): number {
        let y = x;
        for (let t = 0; t < 3; t++) y = product(A, y).map((v) => Math.tanh(v));
        return dot(y, product(A, x));
      }`,
    points: [[[[0.5, 0.2], [-0.3, 0.8]], [1, 2]], [[[0.1, -0.6], [0.4, 0.3]], [-0.5, 0.7]]],
  },
  {
    name: 'an exported function goes back by its own rule, and is called by another one',
    source: `
      /** @gradgen.backward cubeBack */
      export function cube(x: number): number { return x * x * x; }
      function cubeBack(x: number, value: number, dvalue: number) { return { dx: 3 * x * x * dvalue }; }
      export function f(x: number, y: number): number { return cube(x * y) + cube(y); }`,
    points: [[0.7, 1.3], [-1.1, 0.4]],
  },
  {
    name: 'a rule inside a function that calls itself',
    source: `
      /** @gradgen.backward halfBack */
      function half(x: number): number { return Math.sin(x) / 2; }
      function halfBack(x: number, value: number, d: number) { return { dx: d * Math.cos(x) / 2 }; }
      function chain(x: number, n: number): number { return n === 0 ? x : half(chain(x, n - 1) * x); }
      export function f(x: number): number { return chain(x, 4); }`,
    points: [[0.9], [-1.4]],
  },
  {
    name: 'a rule that calls a function that calls itself',
    source: `
      function power(x: number, n: number): number { return n === 0 ? 1 : x * power(x, n - 1); }
      /** @gradgen.backward fourthBack */
      function fourth(x: number): number { return power(x, 4); }
      function fourthBack(x: number, value: number, d: number) { return { dx: 4 * power(x, 3) * d }; }
      export function f(x: number, y: number): number { return fourth(x + y) * y; }`,
    points: [[0.9, 0.3], [-1.4, 0.5]],
  },
  {
    name: 'loops that are left early, in the function and in its rule',
    source: `
      /** @gradgen.backward firstBack */
      function first(xs: number[], level: number): number {
        for (let i = 0; i < xs.length; i++) if (xs[i] > level) return xs[i] * xs[i];
        return 0;
      }
      function firstBack(xs: number[], level: number, v: number, dv: number): { dxs: number[] } {
        const dxs = new Array<number>(xs.length).fill(0);
        for (let i = 0; i < xs.length; i++) {
          if (!(xs[i] > level)) continue;
          dxs[i] = 2 * xs[i] * dv;
          break;
        }
        return { dxs };
      }
      export function f(xs: number[], a: number): number { return first(xs.map((x) => x * a), 0.5) + first(xs, 1); }`,
    points: [[[0.3, 0.8, 1.2], 0.9], [[0.1], 2], [[2, 3], 0.7]],
  },
];
