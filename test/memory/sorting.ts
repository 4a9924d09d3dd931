/** Rows and records sorted, reversed and filtered: they stay what they are, and so do their shadows. */
import type { Program } from '../arrays/programs.js';

export const sorting: readonly Program[] = [
  {
    name: 'sort records',
    source: `export function f(ps: { x: number; w: number }[]): number {
  const bs = ps.slice();
  bs.sort((a, b) => a.x - b.x);
  let s = 0;
  for (let i = 0; i < bs.length; i++) s += bs[i].x * bs[i].w * (i + 1);
  return s;
}`,
    points: [[[{ x: 3, w: 1 }, { x: 1, w: 2 }, { x: 2, w: 0.5 }]]],
  },
  {
    name: 'sort local records',
    source: `export function f(xs: number[]): number {
  const bs = xs.map((x, i) => ({ x: x * x, i }));
  bs.sort((a, b) => a.x - b.x);
  return bs.reduce((s, b, k) => s + b.x * (k + 1) + xs[b.i] * k, 0);
}`,
    points: [[[3, 1, -2]]],
  },
  {
    name: 'sort rows',
    source: `export function f(rows: number[][]): number {
  const r = [...rows].sort((a, b) => a[0] - b[0]);
  return r[0][1] * r[1][0] - r[2][1];
}`,
    points: [[[[3, 1], [1, 2], [2, 5]]]],
  },
  {
    name: 'filter records',
    source: `export function f(ps: { x: number; w: number }[]): number {
  const bs = ps.filter((p) => p.w > 0);
  let s = 0;
  for (const b of bs) s += b.x * b.w;
  return s / bs.length;
}`,
    points: [[[{ x: 3, w: 1 }, { x: 1, w: -2 }, { x: 2, w: 0.5 }]]],
  },
  {
    name: 'filter rows',
    source: `export function f(rows: number[][]): number {
  const r = rows.filter((a) => a[0] > 1);
  return r.reduce((s, a) => s + a[0] * a[1], 0);
}`,
    points: [[[[3, 1], [1, 2], [2, 5]]]],
  },
  {
    name: 'sort destructured',
    source: `export function f(ps: { x: number; w: number }[]): number {
  const bs = [...ps].sort(({ x: a, w }, b) => a * w - b.x * b.w);
  let s = 0;
  bs.forEach((b, i) => { s += b.x * (i + 1) });
  return s;
}`,
    points: [[[{ x: 3, w: 1 }, { x: 1, w: 2 }, { x: 2, w: 0.5 }]], [[]]],
  },
  {
    name: 'sort then write',
    source: `export function f(ps: { x: number; w: number }[]): number {
  const bs = ps.map((p) => ({ ...p }));
  bs.sort((a, b) => b.x - a.x);
  for (const b of bs) {
    b.x *= b.w;
    b.w *= b.x;
  }
  bs.sort((a, b) => a.x - b.x);
  let s = 0;
  bs.forEach((b, i) => { s += b.x * (i + 1) * b.w });
  return s;
}`,
    points: [[[{ x: 3, w: 1 }, { x: 1, w: 2 }, { x: 2, w: 0.5 }]], [[]]],
  },
  {
    name: 'sort then write original',
    source: `export function f(ps: { x: number; w: number }[]): number {
  const bs = ps.slice().sort((a, b) => b.x - a.x);
  ps[0].x *= 10;
  let s = 0;
  bs.forEach((b, i) => { s += b.x * (i + 1) * b.w });
  return s;
}`,
    points: [[[{ x: 3, w: 1 }, { x: 1, w: 2 }, { x: 2, w: 0.5 }]], [[]]],
  },
  {
    name: 'reverse rows',
    source: `export function f(rows: number[][]): number {
  const r = rows.map((row) => row.slice().reverse()).reverse();
  return r[0][0] * r[1][1] + r[2][0];
}`,
    points: [[[[3, 1], [1, 2], [2, 5]]]],
  },
  {
    name: 'sort by two keys',
    source: `export function f(ps: { x: number; k: number }[]): number {
  const r = ps.toSorted((a, b) => a.k - b.k || a.x - b.x);
  return r.reduce((s, p, i) => s + p.x ** 2 * i, 0);
}`,
    points: [[[{ x: 3, k: 1 }, { x: 1, k: 1 }, { x: 2, k: 0 }]]],
  },
  {
    name: 'top k',
    source: `export function f(xs: number[], k: number): number {
  return xs.map((x, i) => ({ x, i })).sort((a, b) => b.x - a.x).slice(0, k).reduce((s, { x, i }) => s + x * x * (i + 1), 0);
}`,
    points: [[[3, 1, 5, 2], 2]],
  },
  {
    name: 'sorted pairs',
    source: `export function f(xs: number[], ws: number[]): number {
  const pairs = xs.map((x, i): [
    number,
    number
  ] => [x, ws[i]]).sort((a, b) => a[0] - b[0]);
  let area = 0;
  for (let i = 1; i < pairs.length; i++) area += (pairs[i][0] - pairs[i - 1][0]) * (pairs[i][1] + pairs[i - 1][1]) / 2;
  return area;
}`,
    points: [[[3, 1, 5, 2], [1, 2, 3, 4]]],
  },
  {
    name: 'Kruskal',
    source: `interface Edge {
  a: number;
  b: number;
  w: number;
}

export function f(xs: number[], ys: number[]): number {
  const edges: Edge[] = [];
  for (let i = 0; i < xs.length; i++) for (let j = i + 1; j < xs.length; j++) edges.push({ a: i, b: j, w: Math.hypot(xs[i] - xs[j], ys[i] - ys[j]) });
  edges.sort((p, q) => p.w - q.w);
  const group = xs.map((_, i) => i);
  let total = 0;
  for (const { a, b, w } of edges) {
    if (group[a] === group[b]) continue;
    const from = group[b];
    const to = group[a];
    for (let i = 0; i < group.length; i++) if (group[i] === from) group[i] = to;
    total += w;
  }
  return total;
}`,
    points: [[[0, 1, 5, 2], [1, 2, 3, 4]]],
  },
  {
    name: 'sort param rows',
    source: `export function f(rows: number[][]): number {
  rows.sort((a, b) => a[0] - b[0]);
  return rows[0][1] * rows[1][0];
}`,
    points: [[[[3, 1], [1, 2], [2, 5]]]],
  },
];
