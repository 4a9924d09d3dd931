/** Arrays and records of a parameter that change places, are replaced, or go by another name while they are written. */
import type { Program } from '../arrays/programs.js';

export const moved: readonly Program[] = [
  {
    name: 'sort rows',
    source: `export function f(rows: number[][]): number {
  const r = [...rows].sort((a, b) => a[0] - b[0]);
  return r[0][1] * r[1][0] - r[2][1];
}`,
    points: [[[[3, 1], [1, 2], [2, 5]]]],
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
    name: 'row store into param',
    source: `export function f(X: number[][]): number {
  [X[0], X[1]] = [X[1], X[0]];
  return X[0][0] * 2 + X[1][0];
}`,
    points: [[[[1, 2], [3, 4]]]],
  },
  {
    name: 'row replaced in param',
    source: `export function f(X: number[][], k: number): number {
  X[0] = X[0].map((v) => v * k);
  return X[0][0] * 2 + X[1][0];
}`,
    points: [[[[1, 2], [3, 4]], 0.5]],
  },
  {
    name: 'row store void',
    source: `export function f(X: number[][], k: number): void {
  for (let i = 0; i < X.length; i++) X[i] = X[i].map((v) => v * v * k);
}`,
    points: [[[[1, 2], [3, 4]], 0.5]],
  },
  {
    name: 'pivot swap in param',
    source: `export function det(A: number[][]): number {
  const n = A.length;
  let d = 1;
  for (let k = 0; k < n; k++) {
    let p = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(A[i][k]) > Math.abs(A[p][k])) p = i;
    if (p !== k) {
      const t = A[p];
      A[p] = A[k];
      A[k] = t;
      d = -d;
    }
    d *= A[k][k];
    for (let i = k + 1; i < n; i++) {
      const m = A[i][k] / A[k][k];
      for (let j = k; j < n; j++) A[i][j] -= m * A[k][j];
    }
  }
  return d;
}`,
    points: [[[[1, 2], [3, 4]]]],
  },
  {
    name: 'slice then write original',
    source: `export function f(ps: { x: number; w: number }[]): number {
  const bs = ps.slice();
  ps[0].x *= 10;
  let s = 0;
  bs.forEach((b, i) => { s += b.x * (i + 1) * b.w });
  return s;
}`,
    points: [[[{ x: 3, w: 1 }, { x: 1, w: 2 }, { x: 2, w: 0.5 }]]],
  },
  {
    name: 'filter then write original',
    source: `export function f(ps: { x: number; w: number }[]): number {
  const bs = ps.filter((p) => p.x > 0);
  ps[0].x *= 10;
  let s = 0;
  bs.forEach((b, i) => { s += b.x * (i + 1) * b.w });
  return s;
}`,
    points: [[[{ x: 3, w: 1 }, { x: 1, w: 2 }, { x: 2, w: 0.5 }]]],
  },
  {
    name: 'one then write original',
    source: `export function f(ps: { x: number; w: number }[], k: number): number {
  const bs = [ps[k]];
  ps[0].x *= 10;
  return bs[0].x * bs[0].w;
}`,
    points: [[[{ x: 3, w: 1 }, { x: 1, w: 2 }, { x: 2, w: 0.5 }], 0], [[{ x: 3, w: 1 }, { x: 1, w: 2 }, { x: 2, w: 0.5 }], 1]],
  },
  {
    name: 'one then write original 2',
    source: `export function f(ps: { x: number; w: number }[], k: number): number {
  const b = ps[k];
  ps[0].x *= 10;
  return b.x * b.w;
}`,
    points: [[[{ x: 3, w: 1 }, { x: 1, w: 2 }, { x: 2, w: 0.5 }], 0], [[{ x: 3, w: 1 }, { x: 1, w: 2 }, { x: 2, w: 0.5 }], 1]],
  },
  {
    name: 'sort local then write original',
    source: `export function f(xs: number[]): number {
  const ps = xs.map((x) => ({ x, w: x * 2 }));
  const bs = ps.slice().sort((a, b) => b.x - a.x);
  ps[0].x *= 10;
  let s = 0;
  bs.forEach((b, i) => { s += b.x * (i + 1) * b.w });
  return s;
}`,
    points: [[[1, 3, 2]]],
  },
  {
    name: 'sort rows then write original',
    source: `export function f(ps: number[][]): number {
  const bs = ps.slice().sort((a, b) => b[0] - a[0]);
  ps[0][0] *= 10;
  let s = 0;
  bs.forEach((b, i) => { s += b[0] * (i + 1) * b[1] });
  return s;
}`,
    points: [[[[1, 3], [3, 4], [2, 5]]]],
  },
  {
    name: 'find then write original',
    source: `export function f(ps: { x: number; w: number }[]): number {
  const b = ps.find((p) => p.x > 2)!;
  ps[0].x *= 10;
  return b.x * b.w;
}`,
    points: [[[{ x: 3, w: 1 }, { x: 1, w: 2 }, { x: 2, w: 0.5 }]]],
  },
  {
    name: 'sort param rows',
    source: `export function f(rows: number[][]): number {
  rows.sort((a, b) => a[0] - b[0]);
  return rows[0][1] * rows[1][0];
}`,
    points: [[[[3, 1], [1, 2], [2, 5]]]],
  },
  {
    name: 'choice written',
    source: `export function f(a: number[], b: number[], k: boolean): number {
  const w = k ? a : b;
  w[0] *= b[1];
  return w[0] * a[0] + b[0];
}`,
    points: [[[1, 2], [3, 4], true], [[1, 2], [3, 4], false]],
  },
  {
    name: 'time step on parameter',
    source: `export function f(y: number[], k: number): number {
  let cur = y;
  let next = y.slice();
  for (let t = 0; t < 3; t++) {
    for (let i = 0; i < cur.length; i++) next[i] = cur[i] * k + cur[(i + 1) % cur.length] ** 2 * 0.1;
    [cur, next] = [next, cur];
  }
  return cur.reduce((s, v) => s + v * v, 0);
}`,
    points: [[[1, 2, 0.5], 0.3]],
  },
  {
    name: 'own row stored, only seeded',
    source: `export function f(X: number[][], k: number): void {
  const row = X[0].map((v) => v * k);
  X[1] = row;
}`,
    points: [[[[1, 2], [3, 4]], 0.5]],
  },
  {
    name: 'own row stored then written',
    source: `export function f(X: number[][], k: number): number {
  const row = X[0].map((v) => v * v * k);
  X[1] = row;
  row[0] *= X[0][1];
  return row[0] * X[1][1];
}`,
    points: [[[[1, 2], [3, 4]], 0.5]],
  },
  {
    name: 'ragged rows rotated',
    source: `export function f(X: number[][]): number {
  const first = X[0];
  for (let i = 0; i + 1 < X.length; i++) X[i] = X[i + 1];
  X[X.length - 1] = first;
  let s = 0;
  for (let i = 0; i < X.length; i++) for (let j = 0; j < X[i].length; j++) {
      X[i][j] *= i + 1;
      s += X[i][j] ** 2;
    }
  return s;
}`,
    points: [[[[1, 2], [3], []]]],
  },
  {
    name: 'row in two places',
    source: `export function f(X: number[][]): number {
  X[0] = X[1];
  X[0][0] *= 3;
  return X[1][0] * X[0][1] ** 2;
}`,
    points: [[[[1, 2], [3, 4]]]],
  },
  {
    name: 'row of another parameter',
    source: `export function f(X: number[][], Y: number[][]): number {
  X[0] = Y[1];
  X[0][0] *= 3;
  return Y[1][0] * X[0][1] ** 2 + X[1][1] * Y[0][0];
}`,
    points: [[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]],
  },
  {
    name: 'points replaced',
    source: `interface P {
  x: number;
  v: number;
}

export function f(ps: P[], dt: number): void {
  for (let i = 0; i < ps.length; i++) {
    const { x, v } = ps[i];
    ps[i] = { x: x + dt * v, v: v - dt * x ** 3 };
  }
}`,
    points: [[[{ x: 1, v: 0.5 }, { x: 0.3, v: 2 }], 0.1], [[], 0.1]],
  },
  {
    name: 'record with rows swapped',
    source: `interface S {
  cur: Float64Array;
  next: Float64Array;
}

export function f(s: S, k: number): void {
  for (let t = 0; t < 3; t++) {
    const { cur, next } = s;
    for (let i = 0; i < cur.length; i++) next[i] = cur[i] + k * cur[(i + 1) % cur.length] ** 2;
    s.cur = next;
    s.next = cur;
  }
}`,
    points: [[{ cur: Float64Array.of(1, 2, 0.5), next: Float64Array.of(0, 0, 0) }, 0.3]],
  },
  {
    name: 'bubble sort of rows',
    source: `export function f(X: number[][], w: number[]): number {
  const n = X.length;
  for (let i = 0; i < n; i++) for (let j = 0; j + 1 < n - i; j++) if (X[j][0] > X[j + 1][0]) [X[j], X[j + 1]] = [X[j + 1], X[j]];
  let s = 0;
  for (let i = 0; i < n; i++) s += w[i] * X[i][0] * X[i][1];
  return s;
}`,
    points: [[[[3, 1], [1, 2], [2, 5]], [1, 2, 3]]],
  },
  {
    name: 'two steps of moved',
    source: `export function f(X: number[][]): number[][] {
  [X[0], X[1]] = [X[1], X[0]];
  X[0][0] *= X[1][0];
  return X;
}`,
    points: [[[[1, 2], [3, 4]]]],
  },
  {
    name: 'returned row',
    source: `export function f(X: number[][], i: number): number[] {
  X.reverse();
  X[0][0] *= 2;
  return X[i];
}`,
    points: [[[[1, 2], [3, 4]], 1], [[[1, 2], [3, 4]], 0]],
  },
  {
    name: 'optional rows',
    source: `export function f(p: { a?: number[]; b: number[] }): number {
  if (p.a) {
    const t = p.a;
    p.a = p.b;
    p.b = t;
  }
  p.b[0] *= 2;
  return p.b[0] * (p.a?.[0] ?? 3);
}`,
    points: [[{ a: [1, 2], b: [3, 4] }], [{ b: [3, 4] }]],
  },
  {
    name: 'push into cur',
    source: `export function f(y: number[], k: number): number {
  let cur = y;
  let other = [k, k * k];
  for (let t = 0; t < 3; t++) {
    cur.push(cur[t] * k);
    [cur, other] = [other, cur];
  }
  return cur[cur.length - 1] * other[2];
}`,
    points: [[[1, 2, 0.5], 0.3]],
  },
  {
    name: 'push rows to param',
    source: `export function f(X: number[][], k: number): number {
  const last = X[X.length - 1];
  X.push(last.map((v) => v * k));
  X[X.length - 1][0] += X[0][1];
  let s = 0;
  for (const row of X) for (const v of row) s += v * v;
  return s;
}`,
    points: [[[[1, 2], [3, 4]], 0.3]],
  },
  {
    name: 'push records void',
    source: `export function f(ps: { x: number }[], k: number): void {
  for (let i = 0; i < 3; i++) ps.push({ x: ps[i].x * k + ps[ps.length - 1].x });
}`,
    points: [[[{ x: 1 }, { x: 2 }], 0.3]],
  },
  {
    name: 'row grows after swap',
    source: `export function f(X: number[][], k: number): number {
  [X[0], X[1]] = [X[1], X[0]];
  X[0].push(k * X[1][0]);
  X[0][2] *= 3;
  return X[0][2] * X[0][0];
}`,
    points: [[[[1, 2], [3, 4]], 0.3]],
  },
  {
    name: 'row read outside after swap',
    source: `export function f(X: number[][], k: number): number {
  [X[0], X[1]] = [X[1], X[0]];
  let s = 0;
  for (let i = 0; i < 3; i++) s += (X[0][i] ?? k) * X[1][0];
  return s;
}`,
    points: [[[[1, 2], [3, 4]], 0.3]],
  },
  {
    name: 'GG push param',
    source: `export function f(xs: number[]): void {
  for (let i = 0; i < 3; i++) xs.push(xs[i] * xs[i + 1]);
}`,
    points: [[[1, 2, 0.5]]],
  },
];
