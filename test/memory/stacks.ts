/** Stacks and queues of rows and records, rows of a parameter that are sorted, reversed and written by other names. */
import type { Program } from '../arrays/programs.js';

export const stacks: readonly Program[] = [
  {
    name: 'grid of bodies moved',
    source: `interface B {
  x: number;
  v: number[];
}

export function f(bs: B[], k: number): number {
  bs.sort((a, b) => a.x - b.x);
  const [first] = bs;
  first.v[0] *= k;
  bs.reverse();
  bs[0].v = bs[1].v.map((v) => v * 2);
  return bs.reduce((s, b, i) => s + b.x * b.v[0] * (i + 1), 0);
}`,
    points: [[[{ x: 3, v: [1, 2] }, { x: 1, v: [0.5] }, { x: 2, v: [4] }], 0.7]],
  },
  {
    name: 'filter then mutate',
    source: `export function f(ps: { x: number; on: boolean }[]): void {
  const live = ps.filter((p) => p.on);
  for (const p of live) p.x = p.x * p.x + live[0].x;
}`,
    points: [[[{ x: 3, on: true }, { x: 1, on: false }, { x: 2, on: true }]]],
  },
  {
    name: 'typed rows moved',
    source: `export function f(rows: Float64Array[], k: number): Float64Array[] {
  const t = rows[0];
  rows[0] = rows[2];
  rows[2] = t;
  for (let i = 0; i < t.length; i++) t[i] *= k * rows[1][i];
  return rows;
}`,
    points: [[[Float64Array.of(1, 2), Float64Array.of(3, 4), Float64Array.of(5, 6)], 0.5]],
  },
  {
    name: 'matrix param via alias and swap',
    source: `export function f(A: number[][], b: number[]): number {
  const n = b.length;
  for (let k = 0; k < n; k++) {
    let p = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(A[i][k]) > Math.abs(A[p][k])) p = i;
    [A[k], A[p]] = [A[p], A[k]];
    [b[k], b[p]] = [b[p], b[k]];
    for (let i = k + 1; i < n; i++) {
      const m = A[i][k] / A[k][k];
      for (let j = k; j < n; j++) A[i][j] -= m * A[k][j];
      b[i] -= m * b[k];
    }
  }
  const x = b.slice();
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i] -= A[i][j] * x[j];
    x[i] /= A[i][i];
  }
  return x.reduce((s, v) => s + v * v, 0);
}`,
    points: [[[[1, 2], [3, 4]], [5, 6]]],
  },
  {
    name: 'stack alias via helper',
    source: `function pushAll(s: number[], xs: number[]): void {
  for (const x of xs) s.push(x * x);
}

export function f(xs: number[]): number {
  const s: number[] = [];
  pushAll(s, xs);
  let t = 0;
  while (s.length) t = t * 0.5 + s.pop()!;
  return t;
}`,
    points: [[[1, 2, 3]]],
  },
  {
    name: 'stack of records in branch',
    source: `export function f(xs: number[], deep: boolean): number {
  const st: { a: number }[] = [];
  if (deep) st.push({ a: xs[0] });
  st.push({ a: xs[1] * xs[0] });
  const top = st.pop()!;
  const rest = st.length > 0 ? st[st.length - 1].a : 1;
  top.a *= rest;
  st.push(top);
  return st[st.length - 1].a * top.a;
}`,
    points: [[[1.5, 2], true], [[1.5, 2], false]],
  },
  {
    name: 'queue of rows',
    source: `export function f(rows: number[][]): number {
  const q = rows.slice();
  let s = 0;
  while (q.length > 1) {
    const a = q.shift()!;
    const b = q.shift()!;
    q.push(a.map((v, i) => v * b[i] + 1));
  }
  for (const v of q[0]) s += v * v;
  return s;
}`,
    points: [[[[1, 2], [3, 4], [0.5, 0.2]]]],
  },
  {
    name: 'flags drive writes',
    source: `export function f(xs: number[]): number {
  const keep = new Array<boolean>(xs.length).fill(true);
  const out = xs.slice();
  for (let t = 0; t < 2; t++) for (let i = 0; i < xs.length; i++) {
      if (!keep[i]) continue;
      out[i] = Math.sin(out[i]) + out[(i + 1) % xs.length];
      keep[i] = out[i] > 1;
    }
  return out.reduce((s, v) => s + v * v, 0);
}`,
    points: [[[1, 2, 3]]],
  },
  {
    name: 'edges with counts sorted copy written',
    source: `interface E {
  a: number;
  b: number;
  w: number;
}

export function f(es: E[], xs: number[]): void {
  const s = es.slice().sort((p, q) => p.w - q.w);
  for (const e of s) e.w *= xs[e.a] * xs[e.b];
}`,
    points: [[[{ a: 0, b: 1, w: 3 }, { a: 1, b: 1, w: 2 }], [1, 2]]],
  },
  {
    name: 'edges with counts sorted',
    source: `interface E {
  a: number;
  b: number;
  w: number;
}

export function f(es: E[], xs: number[]): number {
  const s = es.slice().sort((p, q) => p.w - q.w);
  return s.reduce((t, e, i) => t + e.w * xs[e.a] * xs[e.b] * (i + 1), 0);
}`,
    points: [[[{ a: 0, b: 1, w: 3 }, { a: 1, b: 1, w: 2 }], [1, 2]]],
  },
  {
    name: 'tuples with counts sorted',
    source: `export function f(es: [
  number,
  number,
  number
][], xs: number[]): number {
  const s = es.slice().sort((p, q) => p[2] - q[2]);
  return s.reduce((t, [a, b, w], i) => t + w * xs[a] * xs[b] * (i + 1), 0);
}`,
    points: [[[[0, 1, 3], [1, 1, 2]], [1, 2]]],
  },
];
