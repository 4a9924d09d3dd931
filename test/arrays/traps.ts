/**
 * What a compiler of array writes gets wrong: the order of reads and writes, keys outside, holes, rows by two names,
 * lengths that change, values that are missing.
 */
import type { Program } from './programs.js';

export const traps: readonly Program[] = [
  {
    name: 'compound rhs writes same element',
    source: `export function f(x: number, y: number): number {
  const a = new Float64Array(2);
  a[0] = x;
  a[0] += (a[0] = y * x);
  return a[0] * a[0];
}`,
    points: [[0.5, 1.5]],
  },
  {
    name: 'forEach pushes',
    source: `export function f(x: number): number {
  const a: number[] = [];
  a.push(x); a.push(x * x);
  let s = 0;
  a.forEach((v) => { if (a.length < 5) a.push(v * 2); s += v * v; });
  return s + a.length;
}`,
    points: [[0.5], [1.2]],
  },
  {
    name: 'out of range write on Float64Array lost',
    source: `export function f(x: number): number {
  const a = new Float64Array(2);
  a[4] = x;
  a[0] = x * x;
  const v = a[4] ?? 3;
  return a.length * a[0] * v;
}`,
    points: [[0.5], [1.2]],
  },
  {
    name: 'out of range negative write on Array',
    source: `export function f(x: number, k: number[]): number {
  const a: number[] = new Array(2).fill(0);
  for (let i = 0; i < k.length; i++) a[k[i]] = x * (i + 1);
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i] * a[i];
  return s;
}`,
    points: [[0.5, [-1, 0, 1]], [1.2, [0, -2]]],
  },
  {
    name: 'NaN index',
    source: `export function f(x: number): number {
  const a: number[] = new Array(3).fill(1);
  const i = 0 / 0;
  a[i] = x;
  a[0] = x * x;
  return a[0] * a[1];
}`,
    points: [[0.5], [1.2]],
  },
  {
    name: 'fractional index',
    source: `export function f(x: number, i: number): number {
  const a: number[] = new Array(3).fill(1);
  a[i / 2] = x;
  a[0] = x * x + a[0];
  return a[0] * a[1] * x;
}`,
    points: [[0.5, 1], [1.2, 2]],
  },
  {
    name: 'reduce over holes',
    source: `export function f(x: number): number {
  const a: number[] = new Array(3);
  a[0] = x;
  a[2] = x * x;
  return a.reduce((s, v) => s + v, 0) * x;
}`,
    points: [[0.5], [1.2]],
  },
  {
    name: 'Float32 compound value',
    source: `export function f(x: number, y: number): number {
  const a = new Float32Array(2);
  a[0] = x;
  const v = (a[0] += y);
  const w = (a[0] *= y);
  return v * w;
}`,
    points: [[0.1, 0.3], [1.2, 0.7]],
  },
  {
    name: 'alias rows',
    source: `export function f(x: number, y: number): number {
  const A = Array.from({ length: 2 }, () => new Float64Array(2));
  const r = A[0];
  r[0] = x;
  A[0][0] *= y;
  const s = A[0];
  s[1] = r[0] * r[0];
  const u = A[0][1];
  r[1] = 0;
  return u * u + A[0][0] * x + s[1];
}`,
    points: [[0.5, 0.5]],
  },
  {
    name: 'row out of range',
    source: `export function f(x: number, k: number): number {
  const A = Array.from({ length: 2 }, () => new Float64Array(2));
  A[0][5] = x;
  A[1][1] = x * x;
  const v = A[0][k] ?? 1;
  return v * A[1][1];
}`,
    points: [[0.5, 0], [0.5, 7]],
  },
  {
    name: 'postfix in conditional',
    source: `export function f(x: number, c: number): number {
  const a = new Float64Array(2);
  a[0] = x;
  let s = x;
  s += c > 0 ? a[0]++ : 2;
  return s * a[0] * x;
}`,
    points: [[0.5, 1], [0.5, -1]],
  },
  {
    name: 'max spread of written',
    source: `export function f(x: number, n: number): number {
  const a = new Array(3).fill(0);
  let s = 0;
  for (let i = 0; i < n; i++) {
    a[i % 3] = x * (i + 1);
    s += Math.max(...a) * Math.min(...a);
    a[(i + 1) % 3] = -x;
  }
  return s;
}`,
    points: [[0.2, 5], [0.1, 0], [0.5, 1]],
  },
  {
    name: 'fused loop reading own array',
    source: `export function f(xs: number[], k: number): number {
  const w = xs.map((x) => x * k);
  let s = 0;
  for (let i = 0; i < w.length; i++) s += Math.exp(w[i]) * w[i];
  let m = 0;
  for (let i = 0; i < w.length; i++) m += (w[i] - k) ** 2;
  w[0] = 7;
  return s / w.length + m;
}`,
    points: [[[0.2, 0.5], 0.7], [[0.1], 1]],
  },
  {
    name: 'loop init reads element then writes',
    source: `export function f(x: number, n: number): number {
  const a = new Float64Array(4);
  a[0] = x; a[3] = 3;
  let s = 0;
  for (let i = 0; i < a[3]; i++) { s += a[0] * x; a[0] *= 2; if (i === 0) a[3] = n; }
  return s;
}`,
    points: [[0.5, 2], [0.5, 5], [0.3, 0]],
  },
  {
    name: 'condition in loop kept',
    source: `export function f(x: number, n: number): number {
  const a = new Float64Array(2);
  a[0] = x;
  let s = 1;
  for (let i = 0; i < n; i++) {
    const big = a[0] > 0.5;
    a[0] = big ? a[0] * 0.4 : a[0] * 3 + a[1];
    if (big) a[1] += s * x; else s += a[0] * a[1];
  }
  return s * a[0];
}`,
    points: [[0.5, 3], [0.1, 5], [0.74, 1], [0.3, 0]],
  },
  {
    name: 'array made in inner loop nested',
    source: `export function f(x: number, n: number): number {
  let s = x;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) {
      const t = [s, x, s * x];
      for (let j = 0; j < 3; j++) t[j] = Math.sin(t[(j + k) % 3] * t[j]);
      s += t[2] * t[0] - t[1];
    }
  }
  return s;
}`,
    points: [[0.2, 3], [0.1, 1], [0.3, 0], [0.4, 4]],
  },
  {
    name: 'holes filled then reduce',
    source: `export function f(x: number, n: number): number {
  const a: number[] = new Array(n);
  for (let i = 0; i < n; i++) a[i] = x * (i + 1);
  const t = a.reduce((p, q) => p + q * q, 0);
  const m = a.map((v) => v / t);
  return m.reduce((p, q) => p + Math.exp(q), 0);
}`,
    points: [[0.5, 3], [0.5, 0]],
  },
  {
    name: 'holes filled by length',
    source: `export function f(xs: number[]): number {
  const a = new Array<number>(xs.length);
  for (let i = 0; i < xs.length; i++) a[i] = xs[i] * (i + 1);
  let s = 0;
  a.forEach((v, i) => { s += v * i; });
  return s * a.reduce((p, q) => p + q);
}`,
    points: [[[0.5, 3]], [[2]]],
  },
  {
    name: 'partly filled map',
    source: `export function f(x: number, n: number): number {
  const a: number[] = new Array(n);
  for (let i = 0; i < n; i += 2) a[i] = x * (i + 1);
  const m = a.map((v) => v * v);
  return m.reduce((p, q) => p + Math.exp(q), 0);
}`,
    points: [[0.5, 3], [0.5, 0]],
  },
  {
    name: 'negative key round trip',
    source: `export function f(x: number, k: number[]): number {
  const a: number[] = [x, x];
  a[k[0]] = x * x;
  const v = a[k[1]];
  a[k[1]] = 3;
  return v * a[k[0]] * a[0];
}`,
    points: [[0.5, [-1, -1]], [0.5, [0, 1]], [0.5, [7, 7]], [0.5, [0.5, 0.5]]],
  },
  {
    name: 'map pushes to own',
    source: `export function f(x: number): number {
  const a: number[] = [];
  a.push(x); a.push(x * x);
  const b = a.map((v) => { a.push(v * 3); return v * a.length; });
  const c = a.reduce((s, v) => { if (a.length < 9) a.push(s); return s + v; }, 0);
  const d = a.every((v) => { a.push(v); return v < 100; });
  return b[0] * b[1] + c + a.length + (d ? a[a.length - 1] : 0);
}`,
    points: [[0.5], [2]],
  },
  {
    name: 'matrix in rows in loops with unknown bounds',
    source: `export function f(A: number[][], b: number[]): number {
  const n = b.length;
  const M = Array.from({ length: n }, () => new Array(n).fill(0));
  const v = b.slice();
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) M[i][j] = A[i][j];
  for (let k = 0; k < n; k++) {
    let p = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(M[i][k]) > Math.abs(M[p][k])) p = i;
    for (let j = 0; j < n; j++) { const t = M[k][j]; M[k][j] = M[p][j]; M[p][j] = t; }
    const t = v[k]; v[k] = v[p]; v[p] = t;
    for (let i = k + 1; i < n; i++) {
      const g = M[i][k] / M[k][k];
      for (let j = k; j < n; j++) M[i][j] -= g * M[k][j];
      v[i] -= g * v[k];
    }
  }
  const x: number[] = new Array(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let s = v[i];
    for (let j = i + 1; j < n; j++) s -= M[i][j] * x[j];
    x[i] = s / M[i][i];
  }
  return x.reduce((s, q) => s + q * q, 0);
}`,
    points: [[[[1, 2], [3, -1]], [0.5, 2]], [[[2, 1, 0.5], [4, -1, 2], [1, 1, 1]], [0.5, 2, -1]], [[[2]], [3]]],
  },
  {
    name: 'extremes in helper and loops nested',
    source: `const top = (a: number[]): number => Math.max(...a);
export function f(x: number, n: number): number {
  const a: number[] = [x, 2 * x, 1];
  let s = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) { s += top(a) * (j + 1); a[j % 3] -= 0.7 * s; if (s > 3) a[1] = x; }
    a[i % 3] = top(a) * 0.9;
  }
  return s + top(a);
}`,
    points: [[0.5, 4], [0.3, 1], [1.1, 0], [-0.4, 5]],
  },
  {
    name: 'array alloc in branch in loop',
    source: `export function f(x: number, n: number): number {
  let s = x;
  for (let i = 0; i < n; i++) {
    if (i % 2 === 0) {
      const t = new Float64Array(2);
      t[0] = s * x; t[1] = t[0] * s; t[0] += t[1];
      s = Math.tanh(t[0] * t[1]);
    } else if (s > 0.1) {
      const t: number[] = [];
      for (let k = 0; k < i; k++) t.push(s * k + (k > 0 ? t[k - 1] : x));
      s = Math.sin(t.reduce((p, q) => p + q * q, 0));
    }
  }
  return s;
}`,
    points: [[0.5, 4], [0.5, 0], [0.9, 3], [0.2, 1]],
  },
  {
    name: 'index from a written element',
    source: `export function f(x: number, n: number): number {
  const next = new Array(3).fill(0);
  const v = [x, 2 * x, x * x];
  let at = 0;
  let s = 0;
  for (let i = 0; i < n; i++) {
    next[at] = (next[at] + 1 + i) % 3;
    v[next[at]] += v[at] * 0.3;
    s += v[next[at]] * (i + 1);
    at = next[at];
    next[at] = (at + 2) % 3;
  }
  return s * v[next[0]];
}`,
    points: [[0.5, 5], [0.5, 0], [0.3, 2]],
  },
  {
    name: 'ping pong rows',
    source: `export function f(x: number, n: number): number {
  const u = Array.from({ length: 2 }, () => new Float64Array(4));
  u[0][1] = x; u[0][2] = x * x;
  for (let t = 0; t < n; t++) {
    const a = u[t % 2]; const b = u[(t + 1) % 2];
    for (let i = 1; i < 3; i++) b[i] = a[i] * a[i] * 0.5 + a[i - 1] * a[i + 1] - b[i];
    b[0] = a[1];
  }
  return u[n % 2][1] + u[n % 2][2] * u[0][0];
}`,
    points: [[0.5, 3], [0.5, 0], [0.8, 4], [0.7, 1]],
  },
  {
    name: 'key coalesced',
    source: `export function f(x: number, k: number): number {
  const a: number[] = [x, x * x, 1];
  a[k - 1] = Math.tanh(x);
  const z = Math.sin(x + (a[k - 1] ?? 0.3));
  const A = Array.from({ length: 2 }, () => new Array(2).fill(0));
  A[0][k - 1] = z * x;
  const u = A[0][k - 1] ?? 4;
  A[0][k - 1] *= u;
  return z * a[0] * u * (A[0][k - 1] ?? 1);
}`,
    points: [[0.5, 0], [0.5, 1], [0.5, 2.5], [0.4, 9]],
  },
  {
    name: 'conditions on missing',
    source: `export function f(x: number, k: number): number {
  const a: number[] = [x, x * x, 1];
  let s = 0;
  for (let i = -1; i < 4; i++) {
    if (a[i] === undefined) { s += x * i; a[i] = s; } else { s += a[i] * a[i + 1 > 2 ? 0 : 2]; a[i] -= s; }
  }
  return s * a[0];
}`,
    points: [[0.5, 0], [0.3, 1]],
  },
  {
    name: 'prev undefined',
    source: `export function f(xs: number[], k: number): number {
  let prev: number | undefined = undefined;
  let s = 0;
  for (const x of xs) {
    s += (prev ?? k) * x;
    if (x > 0.6) prev = x * s; else prev = undefined;
  }
  return s;
}`,
    points: [[[1, 2, 0.5, 3], 0.9], [[], 0.5], [[2, 1], 1]],
  },
  {
    name: 'undefined at end of body',
    source: `export function f(xs: number[], k: number): number {
  let prev: number | undefined = k;
  let s = 0;
  for (const x of xs) {
    s += (prev ?? 2 * k) * x;
    prev = undefined;
  }
  return s;
}`,
    points: [[[1, 2, 0.5, 3], 0.9], [[], 0.5], [[2, 1], 1]],
  },
  {
    name: 'nested while with missing elements',
    source: `export function f(x: number, n: number): number {
  const a: number[] = [x, x * x, 1];
  let s = 0;
  for (let i = 0; i < n; i++) {
    let j = 3;
    while (j >= -1) {
      const v = a[j];
      if (v === undefined) { s += x * j; a[j] = Math.sin(s); } else { s = Math.tanh(s + v * v); a[(j + 1) % 3] -= 0.1 * s; }
      j -= 1 + i % 2;
    }
  }
  return s * a[0];
}`,
    points: [[0.5, 3], [0.3, 1], [0.4, 0]],
  },
];
