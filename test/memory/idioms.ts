/** How people write "n of these". */
import type { Program } from '../arrays/programs.js';

export const idioms: readonly Program[] = [
  {
    name: 'rows by fill(null).map',
    source: `export function f(x: number, n: number): number {
  const a = new Array(n).fill(null).map(() => new Array(n).fill(0));
  for (let i = 0; i < n; i++) a[i][i] = x * i;
  let s = 0;
  for (const row of a) for (const v of row) s += v * v;
  return s;
}`,
    points: [[0.7, 3], [0.7, 0]],
  },
  {
    name: 'numbers by keys of an array of n',
    source: 'export const f = (x: number, n: number): number => [...Array(n).keys()].map((i) => Math.sin(x * i)).reduce((a, b) => a + b, 0);',
    points: [[0.7, 3], [0.7, 0]],
  },
  {
    name: 'powers by Array.from and map',
    source: `export function f(x: number, n: number): number {
  const a = Array.from({ length: n }).map((_, i) => x ** i);
  const b = Array.from(Array(n), (_, i) => x * i);
  const c = [...Array(n)].map((_, i) => a[i] * b[i]);
  const d = Array(n).fill(undefined).map((_, i) => ({ v: c[i], w: x }));
  return d.reduce((s, p) => s + p.v * p.w, 0);
}`,
    points: [[0.7, 3], [0.7, 0]],
  },
];
