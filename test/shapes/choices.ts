/** Choices between arrays and records, numbers that may be missing, shapes that are alternatives. */
import type { Program } from '../programs/program.js';

export const choices: readonly Program[] = [
  {
    name: 'choice of arrays', fn: 'f',
    source: `
    export function f(a: number[], b: number[], flag: boolean) {
      const w = flag ? a : b;
      let s = 0;
      for (let i = 0; i < w.length; i++) s += w[i] * w[i] * a[0];
      return s;
    }`,
    points: [[[1, 2], [3, 4, 5], true], [[1, 2], [3, 4, 5], false]],
  },
  {
    name: 'choice of rows', fn: 'f',
    source: `
    export function f(X: number[][], k: number, flag: boolean) {
      const row = flag ? X[k] : X[k + 1];
      let s = 0;
      for (const v of row) s += v * v;
      return s * row[0];
    }`,
    points: [[[[1, 2], [3, 4, 5]], 0, true], [[[1, 2], [3, 4, 5]], 0, false]],
  },
  {
    name: 'choice assigned in if', fn: 'f',
    source: `
    export function f(a: number[], b: number[], x: number) {
      let w = a;
      if (x > 0) w = b;
      let s = 0;
      for (let i = 0; i < w.length; i++) s += w[i] * x;
      return s;
    }`,
    points: [[[1, 2], [3, 4, 5], 1], [[1, 2], [3, 4, 5], -1]],
  },
  {
    name: 'choice of records', fn: 'f',
    source: `
    interface P { x: number; w: number[] }
    export function f(p: P, q: P, t: number) {
      const r = t > 0 ? p : q;
      return r.x * t + r.w[0] * p.x;
    }`,
    points: [[{ x: 1, w: [2] }, { x: 3, w: [4] }, 1], [{ x: 1, w: [2] }, { x: 3, w: [4] }, -1]],
  },
  {
    name: '?? of arrays and tables', fn: 'f',
    source: `
    const D = [1, 2];
    export function f(x: number, w?: readonly number[]) {
      const v = w ?? D;
      let s = 0;
      for (let i = 0; i < v.length; i++) s += v[i] * x ** (i + 1);
      return s;
    }`,
    points: [[0.5], [0.5, [3]]],
  },
  {
    name: '|| of arrays', fn: 'f',
    source: `
    export function f(x: number[], w: number[] | null) {
      const v = w || x;
      let s = 0;
      for (let i = 0; i < x.length; i++) s += v[i] * x[i];
      return s;
    }`,
    points: [[[1, 2], null], [[1, 2], [3, 4]]],
  },
  {
    name: 'missing array stays undefined', fn: 'f',
    source: `
    export function f(x: number[], flag: boolean, w: number[]) {
      const v = flag ? w : undefined;
      let s = 0;
      for (let i = 0; i < x.length; i++) s += (v?.[i] ?? 2) * x[i];
      return s;
    }`,
    points: [[[1, 2], true, [3]], [[1, 2], false, [3]]],
  },
  {
    name: 'union number or null in loops', fn: 'f',
    source: `
    export function f(x: number[], limit: number | null) {
      let s = 0;
      for (const v of x) s += limit === null ? v : Math.min(v, limit);
      return s;
    }`,
    points: [[[1, 2], null], [[1, 5, 2], 3]],
  },
  {
    name: 'nullable carried', fn: 'f',
    source: `
    export function f(xs: number[]) {
      let best: number | undefined;
      for (const x of xs) { if (best === undefined || x * x > best) best = x * x; }
      return best ?? -1;
    }`,
    points: [[[1, -3, 2]], [[]]],
  },
  {
    name: 'nullable carried by null', fn: 'f',
    source: `
    export function f(xs: number[], a: number) {
      let prev: number | null = null;
      let s = 0;
      for (const x of xs) { if (prev !== null) s += (x - prev) ** 2 * a; prev = x; }
      return s;
    }`,
    points: [[[1, -3, 2], 0.5], [[], 2], [[4], 2]],
  },
  {
    name: '|| of optional numbers', fn: 'f',
    source: `
    export function f(p: { a?: number; b?: number }, x: number) {
      const r = p.a ?? p.b;
      const q = p.a || x;
      const t = (p.b && p.b * 2) ?? x;
      return (r ?? x) * q + t;
    }`,
    points: [[{ a: 2, b: 3 }, 5], [{ b: 3 }, 5], [{  }, 5]],
  },
  {
    name: 'uncertain element in nested branch', fn: 'f',
    source: `
    export function f(xs: number[], i: number, c: boolean) {
      const v = xs[i];
      let s = xs[0];
      if (c) { s += (v ?? 7) * s; }
      return s;
    }`,
    points: [[[1, 2], 1, true], [[1, 2], 5, true], [[1, 2], 5, false]],
  },
  {
    name: 'nested optional in array', fn: 'f',
    source: `
    interface L { w: number[]; b?: number; next?: { g: number } }
    export function f(layers: L[], x: number) {
      let h = x;
      for (const l of layers) { h = Math.tanh(h * l.w[0] + (l.b ?? 0)) * (l.next?.g ?? 1); }
      return h;
    }`,
    points: [[[{ w: [1, 2], b: 0.5 }, { w: [0.3], next: { g: 2 } }], 0.7], [[], 0.7]],
  },
  {
    name: 'shape param in switch', fn: 'area',
    source: `
    type S = { kind: 'c'; r: number } | { kind: 'b'; w: number; h: number } | { kind: 't'; pts: { x: number; y: number }[] };
    export function area(s: S): number { switch (s.kind) { case 'c': return Math.PI * s.r * s.r; case 'b': return s.w * s.h; default: { let a = 0; for (let i = 0; i < s.pts.length; i++) {
      const p = s.pts[i], q = s.pts[(i + 1) % s.pts.length];
      a += p.x * q.y - q.x * p.y;
      } return a / 2; } }
    }`,
    points: [[{ kind: 'c', r: 2 }], [{ kind: 'b', w: 2, h: 3 }], [{ kind: 't', pts: [{ x: 0, y: 0 }, { x: 2, y: 0 }, { x: 1, y: 3 }] }]],
  },
  {
    name: 'array of shapes', fn: 'f',
    source: `
    type S = { kind: 'c'; r: number } | { kind: 'b'; w: number; h: number };
    export function f(shapes: S[]): number { let t = 0; for (const s of shapes) t += s.kind === 'c' ? s.r * s.r : s.w * s.h; return t;
    }`,
    points: [[[{ kind: 'c', r: 2 }, { kind: 'b', w: 2, h: 3 }]]],
  },
  {
    name: 'number union with string', fn: 'f',
    source: `
    export function f(x: number, k: number | 'auto') {
      const v = k === 'auto' ? x * x : k;
      return v * x;
    }`,
    points: [[2, 'auto'], [2, 3]],
  },
  {
    name: 'field union with string', fn: 'f',
    source: `
    export function f(p: { x: number; k: number | 'auto' }) {
      const v = p.k === 'auto' ? p.x * p.x : p.k;
      return v * p.x;
    }`,
    points: [[{ x: 2, k: 'auto' }], [{ x: 2, k: 3 }]],
  },
  {
    name: 'typeof test', fn: 'f',
    source: `
    export function f(x: number, k: number | string) {
      return typeof k === 'number' ? k * x : x;
    }`,
    points: [[2, 'auto'], [2, 3]],
  },
  {
    name: 'same key twice in conditions', fn: 'f',
    source: `
    export function f(p: { lo?: number; hi?: number }, x: number) {
      let y = x;
      if (p.lo !== undefined && y < p.lo) y = p.lo;
      if (p.hi !== undefined && y > p.hi) y = p.hi * p.hi;
      return y;
    }`,
    points: [[{  }, 1], [{ lo: 2 }, 1], [{ hi: 0.5 }, 1], [{ lo: 2, hi: 3 }, 1], [{ lo: 0, hi: 3 }, 1]],
  },
  {
    name: 'early return on missing', fn: 'f',
    source: `
    export function f(x: number, p?: { k: number }) {
      if (!p) return x * x;
      return x * p.k;
    }`,
    points: [[3], [3, { k: 2 }]],
  },
  {
    name: 'nullish in while', fn: 'f',
    source: `
    export function f(xs: number[]) {
      let i = 0;
      let s = 0;
      while (xs[i] !== undefined) { s += xs[i] * xs[i]; i++; }
      return s;
    }`,
    points: [[[1, 2, 3]], [[]]],
  },
  {
    name: 'default from record param', fn: 'f',
    source: `
    export function f(p: { x: number }, y: number = p.x * 2, { z = y }: { z?: number } = {}) {
      return p.x * y * z;
    }`,
    points: [[{ x: 2 }], [{ x: 2 }, 3], [{ x: 2 }, 3, { z: 4 }]],
  },
];
