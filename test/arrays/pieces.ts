/** Arrays put together from pieces, views that are only read, keys of a list, what lies behind the end. */
import type { Program } from '../arrays/programs.js';

export const pieces: readonly Program[] = [
  {
    name: 'subarray read',
    source: `export function f(xs: Float64Array): number {
  const a = xs.subarray(1, 3);
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i] * a[i];
  return s;
}`,
    points: [[Float64Array.of(1, 2, 3, 4)]],
  },
  {
    name: 'subarray to helper',
    source: `function dot(a: Float64Array, b: Float64Array): number { let s = 0; for (let i = 0; i < a.length; i++) s += a[i] * b[i]; return s; }
export function f(m: Float64Array, x: Float64Array): number { let s = 0; const n = x.length; for (let i = 0; i < n; i++) s += x[i] * dot(m.subarray(i * n, (i + 1) * n), x); return s; }`,
    points: [[Float64Array.of(1, 2, 3, 4), Float64Array.of(0.3, 0.7)]],
  },
  {
    name: 'set subarray',
    source: `export function f(xs: Float64Array): number {
  const w = new Float64Array(6);
  w.set(xs.subarray(1, 3), 2);
  w.set(xs.subarray(2));
  return w[1] * w[2] + w[0] * w[3];
}`,
    points: [[Float64Array.of(1, 2, 3, 4)]],
  },
  {
    name: 'Record const local',
    source: `export function f(x: number, y: number): number {
  const w: Record<string, number> = { a: x, b: y };
  w.a *= 2;
  w['b'] += x;
  return w.a * w.b;
}`,
    points: [[1.5, 0.7]],
  },
  {
    name: 'module Record',
    source: `const weights: Record<string, number> = { a: 2, b: 3 };
export function f(x: number): number {
  return weights.a * x + weights['b'] * x * x;
}`,
    points: [[1.5]],
  },
  {
    name: 'Record union keys',
    source: `type K = 'a' | 'b';
export function f(p: Record<K, number>): number {
  return p.a * p.b;
}`,
    points: [[{ a: 1, b: 2 }]],
  },
  {
    name: 'key of as const list, write',
    source: `export function f(p: { x: number; y: number }): number {
  const q = { ...p };
  for (const key of ['x', 'y'] as const) q[key] *= p[key];
  return q.x * q.y;
}`,
    points: [[{ x: 1.5, y: 0.7 }]],
  },
  {
    name: 'key of as const list, read',
    source: `export function f(p: { x: number; y: number }): number {
  let s = 0;
  for (const key of ['x', 'y'] as const) s += p[key] * p[key];
  return s;
}`,
    points: [[{ x: 1.5, y: 0.7 }]],
  },
  {
    name: 'Object.keys',
    source: `export function f(p: { x: number; y: number }): number {
  return Object.keys(p).length * p.x + p.y;
}`,
    points: [[{ x: 1.5, y: 0.7 }]],
  },
  {
    name: 'Object.keys loop',
    source: `export function f(p: { x: number; y: number }): number {
  let s = 0;
  for (const k of Object.keys(p) as (keyof typeof p)[]) s += p[k] ** 2;
  return s;
}`,
    points: [[{ x: 1.5, y: 0.7 }]],
  },
  {
    name: 'flatMap records',
    source: `export function f(ps: { x: number }[]): number {
  return ps.flatMap((a, i) => ps.slice(i + 1).map((b) => ({ a, b }))).reduce((s, { a, b }) => s + a.x * b.x, 0);
}`,
    points: [[[{ x: 1.5 }, { x: 0.7 }, { x: 2 }]]],
  },
  {
    name: 'flatMap fresh records',
    source: `export function f(xs: number[]): number {
  return xs.flatMap((x) => [{ u: x, v: 1 }, { u: x * x, v: 2 }]).reduce((s, { u, v }) => s + u * v, 0);
}`,
    points: [[[1.5, 0.7, 2]]],
  },
  {
    name: 'spread of mutated optional',
    source: `export function f(p: { x: number; k?: number }): number {
  p.x *= 2;
  const q = { ...p, x: p.x + 1 };
  return q.x * (q.k ?? 2);
}`,
    points: [[{ x: 1.5 }], [{ x: 1.5, k: 3 }]],
  },
  {
    name: 'missing optional added',
    source: `export function f(xs: number[]): number {
  const r: { s: number; top?: number } = { s: 0 };
  for (const x of xs) {
    r.s += x * x;
    if (x > 1) r.top = x;
  }
  return r.s * (r.top ?? 1);
}`,
    points: [[[1, 3, 2]], [[]]],
  },
  {
    name: 'tuple beyond end',
    source: `export function f(x: number): number {
  const t = [x, x * x];
  return t[0] * (t[2] ?? 3) + t[1];
}`,
    points: [[1.5]],
  },
  {
    name: 'GG9001 destructure',
    source: `export function f(xs: number[], cond: boolean): number {
  const { a = [xs[0]], b = a }: { a?: number[]; b?: number[] } = cond ? { a: [xs[1], 2] } : { b: xs };
  return a[0] * b[0];
}`,
    points: [[[1.5, 2], true], [[1.5, 2], false]],
  },
  {
    name: 'splice',
    source: `export function f(xs: number[]): number {
  const a = [...xs];
  const r = a.splice(1, 1, xs[0] * 2, 5);
  return a[0] * a[1] * a[2] + r[0];
}`,
    points: [[[1.5, 2, 3]]],
  },
  {
    name: 'spread of records',
    source: `export function f(ps: { x: number; w: number }[], k: number): number {
  const all = [...ps, { x: k, w: k * k }];
  return all.reduce((s, p) => s + p.x * p.w, 0);
}`,
    points: [[[{ x: 3, w: 1 }, { x: 1, w: 2 }, { x: 2, w: 0.5 }], 0.7]],
  },
  {
    name: 'closed polygon',
    source: `export function f(ps: [
  number,
  number
][]): number {
  const ring = [...ps, ps[0]];
  let a = 0;
  for (let i = 0; i + 1 < ring.length; i++) a += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return a / 2;
}`,
    points: [[[[0, 0.1], [2, 0.3], [1, 3]]]],
  },
  {
    name: 'concat rows',
    source: `export function f(A: number[][], b: number[]): number {
  const M = A.concat([b]);
  let s = 0;
  for (const row of M) for (const v of row) s += v * v;
  return s * M.length;
}`,
    points: [[[[1, 2], [3, 4]], [5, 6]]],
  },
  {
    name: 'splice records',
    source: `export function f(ps: { x: number; w: number }[]): number {
  const a = ps.map((p) => ({ ...p }));
  const [gone] = a.splice(1, 1);
  a.splice(0, 0, { x: gone.x * 2, w: 1 });
  return a.reduce((s, p, i) => s + p.x * p.w * (i + 1), 0);
}`,
    points: [[[{ x: 3, w: 1 }, { x: 1, w: 2 }, { x: 2, w: 0.5 }]]],
  },
  {
    name: 'unshift records',
    source: `export function f(xs: number[]): number {
  const a: { v: number }[] = [];
  for (const x of xs) a.unshift({ v: x * x });
  return a.reduce((s, p, i) => s * 0.5 + p.v * (i + 1), 0);
}`,
    points: [[[1, 2, 3]]],
  },
  {
    name: 'flat of records',
    source: `export function f(gs: { x: number }[][]): number {
  return gs.flat().reduce((s, p, i) => s + p.x ** 2 * i, 0);
}`,
    points: [[[[{ x: 1 }, { x: 2 }], [{ x: 3 }]]]],
  },
  {
    name: 'grid by flatMap',
    source: `export function f(xs: number[], ys: number[]): number {
  const grid = xs.flatMap((x) => ys.map((y) => ({ x, y })));
  return grid.reduce((s, { x, y }) => s + Math.exp(-x * x * y), 0);
}`,
    points: [[[1, 2], [0.5, 0.7]]],
  },
  {
    name: 'flatMap pairs',
    source: `export function f(xs: number[]): number {
  const pairs = xs.flatMap((x, i) => xs.slice(i + 1).map((y): [
    number,
    number
  ] => [x, y]));
  return pairs.reduce((s, [a, b]) => s + (a - b) ** 2, 0);
}`,
    points: [[[1, 2, 4]]],
  },
  {
    name: 'with record',
    source: `export function f(ps: { x: number; w: number }[]): number {
  const a = ps.with(0, { x: ps[1].x, w: 2 });
  return a.reduce((s, p) => s + p.x * p.w, 0) + ps[0].x;
}`,
    points: [[[{ x: 3, w: 1 }, { x: 1, w: 2 }, { x: 2, w: 0.5 }]]],
  },
  {
    name: 'update by key',
    source: `type P = { x: number; y: number };
export function f(p: P, g: P): number {
  const m: P = { x: 0, y: 0 };
  for (let t = 0; t < 3; t++) for (const k of ['x', 'y'] as const) {
      m[k] = 0.9 * m[k] + g[k] * p[k];
      p[k] -= 0.1 * m[k];
    }
  return p.x * p.y;
}`,
    points: [[{ x: 1, y: 2 }, { x: 0.5, y: 0.3 }]],
  },
  {
    name: 'Object.keys forEach',
    source: `interface W {
  a: number;
  b: number;
}

export function f(w: W, v: W): number {
  let s = 0;
  (Object.keys(w) as (keyof W)[]).forEach((k) => { s += w[k] * v[k] });
  return s;
}`,
    points: [[{ a: 1, b: 2 }, { a: 0.5, b: 0.3 }]],
  },
];
