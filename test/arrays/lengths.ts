/** Arrays that each iteration makes anew, as long as that iteration says: so must be their shadows. */
import type { Program } from './programs.js';

export const lengths: readonly Program[] = [
  {
    name: 'the last iteration has the shortest array',
    source: `export function triangle(x: number, n: number): number {
  let s = x;
  for (let i = 0; i < n; i++) {
    const row = new Float64Array(n - i);
    for (let j = 0; j < n - i; j++) row[j] = s * x + j;
    for (let j = 0; j < n - i; j++) s += 0.1 * row[j];
  }
  return s;
}`,
    points: [[1.3, 4], [0.5, 1], [0.5, 0]],
  },
  {
    name: 'arrays that only hand on',
    source: `export function handOn(x: number, n: number): number {
  let s = x;
  for (let i = 0; i < n; i++) {
    const t = [s, x, 3];
    for (let j = 0; j < 3; j++) t[j] = 2 * t[j];
    if (i > 0) {
      const u = new Array(i).fill(x);
      for (let j = 0; j < i; j++) u[j] += t[j % 3];
      s += u[0] - u[i - 1] * 0.5;
    }
    s += t[2] + t[0] - t[1];
  }
  return s;
}`,
    points: [[0.7, 3], [0.5, 1], [0.5, 0]],
  },
  {
    name: 'arrays that grow, and less in later iterations',
    source: `export function growing(x: number, n: number): number {
  let s = x;
  for (let i = 0; i < n; i++) {
    const t = [x];
    for (let k = i; k < n; k++) t.push(t[k - i] * 0.5 + s);
    for (let k = 0; k < t.length; k++) s += 0.1 * t[k] * t[0];
  }
  return s;
}`,
    points: [[0.7, 3], [0.5, 1], [0.5, 0]],
  },
  {
    name: 'a longer array through a store behind its end',
    source: `export function behind(x: number, n: number): number {
  let s = x;
  for (let i = 0; i < n; i++) {
    const t = [s];
    for (let k = 0; k < n - i; k++) t[k] = s * x + k;
    for (const v of t) s += 0.1 * v;
  }
  return s;
}`,
    points: [[0.7, 3], [0.5, 1], [0.5, 0]],
  },
  {
    name: 'the size is overwritten before the backward pass',
    source: `export function sized(xs: number[], n: number): number {
  const sizes = new Array(n).fill(3);
  let s = xs[0];
  for (let i = 0; i < n; i++) {
    const t = new Float64Array(sizes[i]);
    for (let k = 0; k < t.length; k++) t[k] = s * xs[1] + k;
    sizes[i] = 1;
    for (let k = 0; k < t.length; k++) s += 0.1 * t[k];
  }
  return s;
}`,
    points: [[[0.7, 0.4], 3], [[0.5, 2], 1]],
  },
];
