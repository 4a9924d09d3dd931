/** Tuples whose elements are indices, and numbers beside them. */
import type { Program } from '../arrays/programs.js';

export const tuples: readonly Program[] = [
  {
    name: 'tuple element as index',
    source: `export function f(xs: number[], links: [
  number,
  number
][]): number {
  let s = 0;
  for (let k = 0; k < links.length; k++) s += (xs[links[k][0]] - xs[links[k][1]]) ** 2;
  return s;
}`,
    points: [[[1.5, 2, 3], [[0, 1], [2, 0]]]],
  },
  {
    name: 'tuple element destructured as index',
    source: `export function f(xs: number[], links: [
  number,
  number
][]): number {
  let s = 0;
  for (const [i, j] of links) s += (xs[i] - xs[j]) ** 2;
  return s;
}`,
    points: [[[1.5, 2, 3], [[0, 1], [2, 0]]]],
  },
  {
    name: 'springs with rest',
    source: `export function f(ps: [
  number,
  number
][], springs: [
  number,
  number,
  number
][]): number {
  let e = 0;
  for (const [i, j, rest] of springs) {
    const d = Math.hypot(ps[i][0] - ps[j][0], ps[i][1] - ps[j][1]) - rest;
    e += d * d;
  }
  return e;
}`,
    points: [[[[0, 1], [2, 1], [1, 3]], [[0, 1, 1], [1, 2, 1.5]]]],
  },
  {
    name: 'one tuple',
    source: `export function f(xs: number[], [i, w]: [
  number,
  number
]): number {
  return xs[i] * w + w * w;
}`,
    points: [[[1, 2, 3], [1, 0.5]]],
  },
  {
    name: 'triangles',
    source: `type Tri = readonly [
  number,
  number,
  number
];
interface V {
  x: number;
  y: number;
}

export function f(vs: V[], tris: readonly Tri[]): number {
  let area = 0;
  for (const [a, b, c] of tris) area += Math.abs((vs[b].x - vs[a].x) * (vs[c].y - vs[a].y) - (vs[c].x - vs[a].x) * (vs[b].y - vs[a].y)) / 2;
  return area;
}`,
    points: [[[{ x: 0, y: 0 }, { x: 1, y: 0.2 }, { x: 0.3, y: 2 }, { x: 2, y: 2 }], [[0, 1, 2], [1, 3, 2]]]],
  },
  {
    name: 'record of tuple',
    source: `export function f(xs: number[], m: { pairs: [
  number,
  number,
  number
][]; k: number }): number {
  return m.pairs.reduce((s, [i, j, w]) => s + w * xs[i] * xs[j] * m.k, 0);
}`,
    points: [[[1, 2, 3], { pairs: [[0, 1, 0.5], [2, 2, 1.5]], k: 2 }]],
  },
  {
    name: 'sparse triplets',
    source: `export function f(entries: [
  number,
  number,
  number
][], x: number[]): number {
  const y = x.map(() => 0);
  for (const [i, j, v] of entries) y[i] += v * x[j];
  return y.reduce((s, v) => s + v * v, 0);
}`,
    points: [[[[0, 1, 0.5], [2, 2, 1.5], [0, 0, 2]], [1, 2, 3]]],
  },
];
