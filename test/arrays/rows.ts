/** Methods over rows and records that come in. */
import type { Program } from './programs.js';

export const rows: readonly Program[] = [
  {
    name: 'rows',
    source: `export function f(X: number[][], w: number): number {
  const zs = X.map((row) => row[0] * w + row.reduce((a, b) => a + b, 0));
  const hit = X.find((row) => row[0] > 1);
  return zs.reduce((a, b) => a * b, 1) + (hit ? hit[0] * w : w);
}`,
    points: [[[[1, 2], [3, 4]], 2], [[[0.5]], 3]],
  },
  {
    name: 'moments of points',
    source: `interface Point { readonly x: number; readonly y: number }
export function moment(points: readonly Point[], cx: number): number {
  const total = points.reduce((s, p) => s + (p.x - cx) * p.y, 0);
  return total / points.length + (points.some(({ y }) => y < 0) ? cx : 1);
}`,
    points: [[[{ x: 1, y: 2 }, { x: -1, y: 3 }], 0.5], [[{ x: 1, y: -2 }], 0.5]],
  },
  {
    name: 'least squares over rows',
    source: `export function residuals(X: number[][], y: number[], w: number[]): number {
  const r = X.map((row, i) => row.reduce((s, v, j) => s + v * w[j], 0) - y[i]);
  return r.reduce((s, v) => s + v * v, 0) / X.length;
}`,
    points: [[[[1, 2], [3, 4]], [0.5, 1], [0.1, 0.2]], [[[2]], [1], [0.5]]],
  },
  {
    name: 'destructured rows',
    source: `export function areas(boxes: [number, number][], k: number): number {
  return boxes.map(([w, h = 1]) => w * h * k).filter((a) => a > 1).reduce((a, b) => a + b, 0);
}`,
    points: [[[[1, 2], [3, 4]], 0.5], [[], 1]],
  },
  {
    name: 'the first row that fits',
    source: `export function firstFit(rows: number[][], least: number): number {
  const at = rows.findIndex((row) => row[0] > least);
  if (at < 0) return least * 2;
  const row = rows.find(([head]) => head > least)!;
  return row.reduce((a, b) => a + b * b, 0) + rows[at][0] * least;
}`,
    points: [[[[1, 2], [3, 4]], 2], [[[1]], 2], [[], 3]],
  },
  {
    name: 'all layers',
    source: `interface Layer { w: number[]; b: number }
export function network(layers: Layer[], x: number): number {
  let h = x;
  layers.forEach(({ w, b }, i) => {
    h = Math.tanh(w.reduce((s, v) => s + v * h, b) / (i + 1));
  });
  return layers.every((layer) => layer.b > -5) ? h : h * h;
}`,
    points: [[[{ w: [1, 0.5], b: 0.1 }, { w: [2], b: -0.3 }], 0.7], [[], 0.7]],
  },
];
