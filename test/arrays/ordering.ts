/** Sorting and reversing: the permutation is recorded, bit for bit that of the source. */
import type { Program } from './programs.js';

export const ordering: readonly Program[] = [
  {
    name: 'the median',
    source: `export function median(xs: number[]): number {
  const s = [...xs].sort((a, b) => a - b);
  const m = s.length >> 1;
  return s.length % 2 === 1 ? s[m] * s[m] : 0.5 * (s[m - 1] + s[m]);
}`,
    points: [[[3, 1, 2]], [[4, 1, 3, 2]], [[5]]],
  },
  {
    name: 'an own array sorted in place',
    source: `export function f(xs: number[], k: number): number {
  const a = xs.map((x) => x * k);
  a.sort((p, q) => q - p);
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i] * (i + 1);
  a[0] = 3;
  return s * a[0];
}`,
    points: [[[3, 1, 2], 2], [[], 1], [[1, 1], -1]],
  },
  {
    name: 'sorted in each iteration',
    source: `export function f(xs: number[], k: number, n: number): number {
  let s = 0;
  const a = xs.slice();
  for (let t = 0; t < n; t++) {
    a.sort((p, q) => p - q);
    s += a[0] * a[a.length - 1] * k;
    a[0] = a[0] * 3 + k;
  }
  return s;
}`,
    points: [[[3, 1, 2], 2, 4], [[1], 1, 2], [[1, 1], -1, 0]],
  },
  {
    name: 'typed arrays sorted as numbers',
    source: `export function f(xs: Float64Array): number {
  const a = xs.slice().sort();
  const b = Float64Array.from(xs).sort((p, q) => q - p);
  a.sort();
  return a[0] * b[1] + a[a.length - 1] ** 2;
}`,
    points: [[Float64Array.of(3, -1, 0, 2)], [Float64Array.of(0.5, -0.25, 1.5, 2)]],
  },
  {
    name: 'reversed in place and as copies',
    source: `export function f(xs: number[], k: number): number {
  const a = xs.map((x) => x * k);
  a.reverse();
  const b = xs.toReversed();
  const c = xs.slice().reverse();
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i] * (i + 1) * b[i] + c[i] * i;
  return s;
}`,
    points: [[[3, -1, 2], 2], [[], 1], [[1, 2], 2]],
  },
  {
    name: 'indices sorted by keys',
    source: `export function f(xs: number[], ks: number[]): number {
  const order = ks.map((_, i) => i).sort((i, j) => ks[i] - ks[j]);
  let s = 0;
  for (let r = 0; r < order.length; r++) s += xs[order[r]] * ks[order[r]] * (r + 1);
  return s;
}`,
    points: [[[1, 2, 3], [3, 1, 2]], [[], []]],
  },
  {
    name: 'comparators by name, with statements, with a captured value',
    source: `const byAbs = (a: number, b: number): number => Math.abs(a) - Math.abs(b);
export function f(xs: number[], c: number): number {
  const a = [...xs].sort(byAbs);
  const b = xs.slice().sort((p, q) => { if (p < q) return 1; if (p > q) return -1; return 0; });
  const d = xs.toSorted((p, q) => (p - c) ** 2 - (q - c) ** 2);
  let s = 0;
  for (let i = 0; i < xs.length; i++) s += a[i] * (i + 1) + b[i] * b[i] * i + d[i] * c * (i + 2);
  return s;
}`,
    points: [[[1, -2, 3, 0.5], 0.7], [[], 1], [[4], 1]],
  },
  {
    name: 'a quantile',
    source: `export function quantile(xs: number[], q: number): number {
  const sorted = xs.slice().sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const k = Math.floor(at);
  const next = sorted[Math.min(k + 1, sorted.length - 1)];
  return sorted[k] + (at - k) * (next - sorted[k]);
}`,
    points: [[[3, 1, 2, 7], 0.3], [[3], 0.5]],
  },
  {
    name: 'a trimmed mean',
    source: `export function trimmed(xs: Float64Array, cut: number): number {
  const sorted = Float64Array.from(xs).sort();
  const inner = sorted.slice(cut, sorted.length - cut);
  return inner.reduce((a, b) => a + b * b, 0) / inner.length;
}`,
    points: [[Float64Array.of(3, 1, 2, 7, -1), 1], [Float64Array.of(3), 0]],
  },
  {
    name: 'the mean of the k largest',
    source: `export function topK(xs: number[], k: number): number {
  return [...xs].sort((a, b) => b - a).slice(0, k).reduce((a, b) => a + b * b, 0) / k;
}`,
    points: [[[3, 1, 2, 7], 2], [[3], 2], [[], 1]],
  },
  {
    name: 'distance of two sorted samples',
    source: `export function wasserstein(xs: number[], ys: number[]): number {
  const a = xs.toSorted((p, q) => p - q);
  const b = ys.toSorted((p, q) => p - q);
  return a.reduce((s, v, i) => s + Math.abs(v - b[i]), 0) / a.length;
}`,
    points: [[[3, 1, 2], [0, 5, 2.5]], [[3], [1]]],
  },
  {
    name: 'ranks',
    source: `export function rankCorrelation(x: number[], y: number[]): number {
  const order = x.map((_, i) => i).sort((i, j) => x[i] - x[j]);
  let s = 0;
  order.forEach((i, rank) => {
    s += y[i] * rank;
  });
  return s / x.length;
}`,
    points: [[[3, 1, 2], [0.5, 0.2, 0.9]], [[3], [1]]],
  },
  {
    name: 'expected shortfall',
    source: `export function shortfall(weights: number[], losses: number[][], alpha: number): number {
  const totals = losses.map((row) => row.reduce((s, v, j) => s + v * weights[j], 0));
  totals.sort((a, b) => b - a);
  const n = Math.ceil(totals.length * alpha);
  let s = 0;
  for (let i = 0; i < n; i++) s += totals[i];
  return s / n;
}`,
    points: [[[0.4, 0.6], [[1, 2], [3, -1], [0, 5]], 0.5], [[1], [[2]], 1]],
  },
  {
    name: 'sorted, changed, sorted again',
    source: `export function settle(xs: number[], w: number): number {
  const a = xs.map((x) => x * w);
  a.sort((p, q) => p - q);
  if (a.length > 0) a[0] += 10 * w;
  a.sort((p, q) => p - q).reverse();
  return a.reduce((s, v, i) => s + v * (i + 1), 0);
}`,
    points: [[[3, 1, 2], 0.5], [[3], 1], [[], 2]],
  },
  {
    name: 'ties and a comparator with branches',
    source: `export function ties(xs: number[], c: number): number {
  const near = (p: number, q: number): number => {
    const [dp, dq] = [Math.abs(p - c), Math.abs(q - c)];
    if (dp === dq) return 0;
    return dp < dq ? -1 : 1;
  };
  const a = [...xs].sort(near);
  return a.reduce((s, v, i) => s + v * v * (i + 1), 0);
}`,
    points: [[[1, 3, 2, 3], 2.2], [[1, 1, 1], 0.3], [[], 1]],
  },
  {
    name: 'palindromes',
    source: `export function folded(xs: number[], k: number): number {
  const back = [...xs].reverse();
  const own = xs.map((x) => x + k);
  own.reverse();
  return xs.reduce((s, x, i) => s + x * back[i] * own[i], 0);
}`,
    points: [[[1, 3, 2], 0.5], [[2], 1], [[], 1]],
  },
];
