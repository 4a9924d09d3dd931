/** Arrays with holes, and arrays that look as if they had some. */
import type { Program } from './programs.js';

export const gaps: readonly Program[] = [
  {
    name: 'holes far',
    source: `export function f(x: number, n: number): number {
  const a: number[] = [];
  for (let i = 2; i < n; i++) a[i] = x * i;
  let s = 0;
  a.forEach((v) => { s += v * x; });
  const b = a.map((v) => v * 2);
  return s + b.reduce((p, q) => p + q, 0) + (a.some((v) => v === undefined) ? 1 : x) + b.filter((v) => v > 0).length * x;
}`,
    points: [[3, 5], [1, 0], [2, 1]],
  },
  {
    name: 'holes none',
    source: `export function f(x: number, n: number): number {
  const T: number[] = [1, x];
  for (let k = 2; k < n; k++) T[k] = 2 * x * T[k - 1] - T[k - 2];
  const a = new Array<number>(2);
  a[0] = x;
  a[1] = x * x;
  const b: number[] = [];
  for (let i = 0; i < n; i++) b[i] = T[i % 2] * i;
  for (let i = n - 1; i >= 0; i--) b[i] *= x;
  return T.reduce((p, q) => p + q, 0) * a.reduce((p, q) => p + q) + b.slice(1).reduce((p, q) => p + q, 0);
}`,
    points: [[3, 5], [1, 2], [2, 0]],
  },
  {
    name: 'a memo that is filled where it is missing',
    source: `export function memo(x: number, order: Int32Array): number {
  const powers: number[] = [];
  let s = 0;
  for (const k of order) {
    powers[k] ??= x ** k;
    s += powers[k];
  }
  powers.forEach((p) => { s += p * x; });
  return s;
}`,
    points: [[1.5, Int32Array.of(2, 0, 2, 4)], [1.5, new Int32Array(0)]],
  },
  {
    name: 'every other one',
    source: `export function everyOther(x: number, n: number): number {
  const a: number[] = [];
  for (let i = 0; i < n; i += 2) a[i] = x * (i + 1);
  let visits = 0;
  a.forEach((v) => { visits += v * v; });
  return visits + a.length * x + a.map((v) => v * 2).reduce((s, v) => s + v, 0) + a.slice(1).reduce((s, v) => s + v * x, 0);
}`,
    points: [[0.5, 5], [2, 0], [2, 1]],
  },
  {
    name: 'from the end to the beginning',
    source: `export function backwards(x: number, n: number): number {
  const a = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) a[i] = i === n - 1 ? x : a[i + 1] * x + i;
  return a.reduce((s, v) => s + v, 0) * a.length;
}`,
    points: [[0.5, 4], [2, 0], [2, 1]],
  },
  {
    name: 'behind the end after a while',
    source: `export function late(x: number, at: number): number {
  const a = [x, x * x];
  a[at] = x ** 3;
  return a.reduce((s, v) => s * 0.5 + v, 0) + (a.every((v) => v > 0) ? 1 : x) + a.length;
}`,
    points: [[0.5, 2], [2, 5], [2, 0], [1.2, 1]],
  },
  {
    name: 'found where something stands before the first',
    source: `export function f(xs: number[], k: number): number {
  const a: number[] = [];
  a[a.length - 1] = k;
  const none = a.find((v) => v > 0) ?? k * k;
  for (const x of xs) a.push(x * k);
  return none * (a.findLast((v) => v > 9) ?? 2) + (a.at(-1) ?? k) * a.length;
}`,
    points: [[[1, 2], 0.5], [[], 2], [[20], 1.5]],
  },
];
