/** Methods that visit each element, their callbacks of every form, and chains of them. */
import type { Program } from './programs.js';

export const walking: readonly Program[] = [
  {
    name: 'filter map reduce',
    source: `export function f(xs: number[], k: number): number {
  return xs.filter((x) => x > 0).map((x, i) => x * k + i).reduce((a, b) => a + b * b, 0);
}`,
    points: [[[3, -1, 2], 2], [[], 1], [[-1], -1]],
  },
  {
    name: 'filter typed',
    source: `export function f(xs: Float64Array, k: number): number {
  const ys = xs.filter((x) => x * k > 0.5);
  return ys.reduce((a, b) => a + b * b, 0) + ys.length;
}`,
    points: [[Float64Array.of(3, -1, 2), 2], [Float64Array.of(), 1]],
  },
  {
    name: 'reduceRight',
    source: `export function f(c: number[], x: number): number {
  const h = c.reduceRight((acc, a) => acc * x + a, 0);
  const g = c.reduceRight((acc, a, i) => acc * a + i);
  return h * g;
}`,
    points: [[[3, -1, 2], 2], [[1], 2], [[], 1]],
  },
  {
    name: 'flatMap',
    source: `export function f(xs: number[], k: number): number {
  const ys = xs.flatMap((x) => [x, x * k]);
  const zs = xs.flatMap((x) => (x > 0 ? [x * k] : []));
  const ws = xs.flatMap((x) => x * x);
  return ys.reduce((a, b, i) => a + b * i, 0) + zs.reduce((a, b) => a + b, 0) * ws.reduce((a, b) => a + b, 0);
}`,
    points: [[[3, -1, 2], 2], [[], 1], [[-1], 2]],
  },
  {
    name: 'flat',
    source: `export function f(X: number[][], k: number): number {
  const xs = X.flat();
  let s = 0;
  for (let i = 0; i < xs.length; i++) s += xs[i] ** 2 * k * i;
  return s;
}`,
    points: [[[[3, -1], [2]], 2], [[], 1], [[[], [1, 2]], 3]],
  },
  {
    name: 'math callbacks',
    source: `const square = (x: number) => x * x;
export function f(xs: number[], k: number): number {
  const a = xs.map(Math.exp);
  const b = xs.map(square);
  const c = xs.map(Number);
  return a.reduce((s, v) => s + v, 0) * k + b.filter(Boolean).reduce((s, v, i, all) => s + v / all.length, 0) + Math.max.apply(null, c);
}`,
    points: [[[3, -1, 2], 2], [[1], 1.5]],
  },
  {
    name: 'apply',
    source: `export function f(xs: number[], k: number): number {
  return Math.max.apply(null, xs) * Math.min(0, ...xs, k) + Math.max(k, ...xs.map((x) => x * x)) + Math.max.apply(Math, [k, 2]);
}`,
    points: [[[3, -1, 2], 2], [[1], 1.5]],
  },
  {
    name: 'entries',
    source: `export function f(xs: number[], k: number): number {
  let s = 0;
  for (const [i, x] of xs.entries()) s += x * i * k;
  for (const i of xs.keys()) s += xs[i];
  for (const x of xs.values()) s += x * x;
  return s;
}`,
    points: [[[3, 2], 1], [[], 2]],
  },
  {
    name: 'hypot',
    source: `export function f(xs: number[], k: number): number {
  const n = Math.hypot(...xs);
  const d = xs.map((x) => x - k);
  return n * k + Math.hypot(...d, n) / (1 + Math.hypot(...[k, 2]));
}`,
    points: [[[1, 2, 3], 3], [[0, 0], 1], [[], 2]],
  },
  {
    name: 'polynomial by reduceRight',
    source: `export function horner(c: number[], x: number): number {
  return c.reduceRight((h, a) => h * x + a, 0);
}`,
    points: [[[1, 2, 3], 0.5], [[], 2], [[4], 2]],
  },
  {
    name: 'logsumexp in a chain',
    source: `export function logsumexp(xs: number[]): number {
  const top = xs.reduce((a, b) => Math.max(a, b));
  return top + Math.log(xs.map((x) => Math.exp(x - top)).reduce((a, b) => a + b));
}`,
    points: [[[1, 2, 3]], [[0.3]], [[]]],
  },
  {
    name: 'variance of the positive ones',
    source: `export function spread(xs: number[]): number {
  const some = xs.filter((x) => x > 0);
  const mean = some.reduce((a, b) => a + b, 0) / (some.length || 1);
  return some.map((x) => (x - mean) ** 2).reduce((a, b) => a + b, 0);
}`,
    points: [[[1, -2, 3]], [[]], [[-1]], [[2]]],
  },
  {
    name: 'index and array of the callback',
    source: `export function centred(xs: number[], w: number): number {
  return xs.map((x, i, all) => (x - all[0]) * w ** i).reduce((s, x, i, all) => s + x / all.length, 0);
}`,
    points: [[[1, -2, 3], 0.5], [[2], 3]],
  },
  {
    name: 'named callbacks',
    source: `const relu = (x: number): number => Math.max(0, x);
function scale(x: number, i: number): number {
  return x / (i + 1);
}
export function layer(xs: number[], k: number): number {
  const add = (a: number, b: number): number => a + b * k;
  return xs.map(relu).map(scale).map(Math.tanh).reduce(add, 0);
}`,
    points: [[[1, -2, 3], 0.5], [[], 3]],
  },
  {
    name: 'polynomial features',
    source: `export function features(xs: number[], w: number): number {
  const all = xs.flatMap((x, i) => [x, x * x, i * w]);
  const odd = xs.flatMap((x, i) => (i % 2 === 1 ? [x * w] : []));
  return all.reduce((s, v, i) => s + v * (i + 1), 0) + odd.reduce((a, b) => a + b, 0);
}`,
    points: [[[1, -2, 3], 0.5], [[], 3], [[2], 2]],
  },
  {
    name: 'rows flattened',
    source: `export function frobenius(A: number[][], k: number): number {
  const flat = A.flat();
  return Math.sqrt(flat.reduce((s, a) => s + a * a, 1)) * k + flat.length;
}`,
    points: [[[[1, 2], [3, 4]], 0.5], [[], 2], [[[], [1]], 3]],
  },
  {
    name: 'a callback that collects',
    source: `export function cumulative(xs: number[], k: number): number {
  const sums: number[] = [];
  let total = 0;
  xs.forEach((x, i) => {
    total += x * k ** i;
    if (total > 0) sums.push(total);
  });
  return sums.reduce((a, b) => a + b * b, 0) + sums.length;
}`,
    points: [[[1, -2, 3], 0.5], [[], 3]],
  },
  {
    name: 'typed arrays in a chain',
    source: `export function energy(x: Float32Array, k: number): number {
  return x.map((v) => v * k).filter((v, i) => i % 2 === 0).reduce((s, v) => s + v * v, 0);
}`,
    points: [[Float32Array.of(1, 2, 3), 0.5], [new Float32Array(0), 1]],
  },
  {
    name: 'extremes of several',
    source: `export function range(xs: number[], ys: number[], pad: number): number {
  const top = Math.max(...xs, ...ys, pad);
  const low = Math.min(pad, ...xs.map((x) => x * pad));
  return (top - low) ** 2 + Math.max.apply(null, xs);
}`,
    points: [[[1, 5, 2], [3], 0.5], [[1], [], 2]],
  },
  {
    name: 'a distance between vectors',
    source: `export function distance(a: number[], b: number[]): number {
  const d = Math.hypot(...a.map((v, i) => v - b[i]));
  return Math.exp(-d) + Math.hypot(...a, 1);
}`,
    points: [[[1, 5, 2], [3, 1, 0]], [[], []], [[1], [1]]],
  },
  {
    name: 'a reduction that throws where there is nothing',
    source: `export function product(xs: number[]): number {
  return xs.reduce((a, b) => a * b) + xs.reduceRight((a, b) => a - b * b);
}`,
    points: [[[1, 5, 2]], [[2]], [[]]],
  },
  {
    name: 'Boolean and Number',
    source: `export function counted(xs: number[], k: number): number {
  return xs.filter(Boolean).map(Number).reduce((s, x) => s + x * k, 0);
}`,
    points: [[[1, 0.25, 2], 0.5], [[], 2]],
  },
  {
    name: 'the array that a callback of a literal is given',
    source: `export function f(x: number, y: number): number {
  const w = [x, y, x * y];
  const scaled = w.map((v, i, all) => v / (1 + all.length) + i);
  let s = 0;
  for (const [i, v] of [x, y].entries()) s += v * i;
  return scaled.reduce((t, v, i, all) => t + v * all[0], s);
}`,
    points: [[0.7, 2], [2, -1]],
  },
];
