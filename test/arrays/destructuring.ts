/** Patterns that read arrays and write elements, and compound operators on elements. */
import type { Program } from './programs.js';

export const destructuring: readonly Program[] = [
  {
    name: 'swap',
    source: `export function f(xs: number[], k: number): number {
  const a = [...xs];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j + 1 < a.length; j++) {
      if (a[j] > a[j + 1]) [a[j], a[j + 1]] = [a[j + 1], a[j]];
    }
  }
  const w = [k, k * 2, 3];
  [w[0], w[2]] = [w[2], w[0] * w[1]];
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i] * (i + 1) * w[i % 3];
  return s;
}`,
    points: [[[3, -1, 2], 2], [[1], 1.5], [[], 2]],
  },
  {
    name: 'logical assign',
    source: `export function f(xs: number[], k: number): number {
  const a: number[] = [];
  for (let i = 0; i < xs.length; i++) {
    a[i] ??= xs[i] * k;
    a[i] ||= k * k;
    const v = (a[i] &&= a[i] * 2);
    a[i] *= v;
    a[i] **= 2;
    a[i] %= 7;
  }
  a[0] ??= k;
  return a.reduce((s, x) => s + x * x, 0);
}`,
    points: [[[3, 0, 2, 5], 2], [[1], 1.5], [[], 2]],
  },
  {
    name: 'tuples break',
    source: `export function f(x: number, k: number): number {
  let s = 0;
  for (const [a, b] of [[1, 2], [x, k], [x * k, 3]]) {
    if (b < 0) break;
    if (a > 5) continue;
    s += a * b * x;
  }
  for (const { u, v } of [{ u: x, v: 2 }, { u: k, v: x }]) {
    if (u < 0) return s;
    s += u * v;
  }
  for (const [i, v] of [x, k].entries()) s += i * v;
  return s;
}`,
    points: [[3, 2], [1, -1], [-2, 3]],
  },
  {
    name: 'bubbles',
    source: `export function bubble(xs: number[], w: number): number {
  const a = xs.slice();
  for (let end = a.length; end > 1; end--) {
    for (let i = 1; i < end; i++) if (a[i - 1] > a[i]) [a[i - 1], a[i]] = [a[i], a[i - 1]];
  }
  return a.reduce((s, v, i) => s + v * w ** i, 0);
}`,
    points: [[[3, 1, 2], 0.5], [[2], 3], [[], 1]],
  },
  {
    name: 'head and tail',
    source: `export function continued(terms: number[]): number {
  const [first, ...rest] = terms;
  return first + rest.reduceRight((f, t) => 1 / (t + f), 0);
}`,
    points: [[[3, 1, 2]], [[2]]],
  },
  {
    name: 'nested patterns with defaults',
    source: `export function affine(p: { w?: number; at: [number, number]; more?: { b: number } }, x: number): number {
  const { w = 2, at: [u, v], more: { b } = { b: 0.5 } } = p;
  return w * x * u + b * v;
}`,
    points: [[{ at: [1, 2] }, 3], [{ w: 0.5, at: [1, 2], more: { b: 4 } }, 3]],
  },
  {
    name: 'rotations of three',
    source: `export function rotated(x: number, y: number, z: number, n: number): number {
  const p = [x, y, z];
  for (let t = 0; t < n; t++) [p[0], p[1], p[2]] = [p[1] * 0.5, p[2], p[0]];
  return p[0] * p[0] + p[1] * x + p[2];
}`,
    points: [[1, 2, 3, 4], [1, 2, 3, 0]],
  },
  {
    name: 'a quadrature table with an exit',
    source: `export function quadrature(a: number, tolerance: number): number {
  let s = 0;
  for (const [x, w] of [[-0.7745966692414834, 0.5555555555555556], [0, 0.8888888888888888], [0.7745966692414834, 0.5555555555555556]]) {
    const f = Math.exp(a * x);
    if (f > tolerance) break;
    s += w * f;
  }
  return s;
}`,
    points: [[0.5, 10], [2, 1.5], [1, 0.1]],
  },
  {
    name: 'entries with a default',
    source: `export function weighted(xs: number[], ws: number[]): number {
  let s = 0;
  for (const [i, x] of xs.entries()) {
    const w = ws[i] ?? 0.5;
    if (w < 0) continue;
    s += w * x * x;
  }
  return s;
}`,
    points: [[[1, 2, 3], [0.3, -1]], [[], []]],
  },
  {
    name: 'compound operators on elements',
    source: `export function compound(x: number, y: number): number {
  const a = [x, y, x * y];
  let i = 0;
  a[i++] *= y;
  a[i++] -= a[0];
  a[i] /= x;
  const v = (a[0] **= 2) + (a[1] ||= 3) + (a[2] &&= y);
  a[2] %= 1.5;
  return v * a[0] + a[1] * a[2];
}`,
    points: [[1.5, 2], [0.5, 0.5], [2, 4]],
  },
];
