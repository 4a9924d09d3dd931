/** Records, tuples and tables as they meet: in helpers, nested, by key, by index. */
import type { Program } from '../programs/program.js';

export const mixed: readonly Program[] = [
  {
    name: 'p.w destructured in loop', fn: 'f',
    source: `
    export function f(items: { w: [number, number]; k?: number }[], t: number) {
      let s = 0;
      for (const { w: [a, b], k = 2 } of items) s += a * t ** k + b;
      return s;
    }`,
    points: [[[{ w: [1, 2] }, { w: [3, 4], k: 3 }], 1.5]],
  },
  {
    name: 'entries with records', fn: 'f',
    source: `
    export function f(items: { w: number }[]) {
      let s = 0;
      for (const [i, { w }] of items.entries()) s += w * w * (i + 1);
      return s;
    }`,
    points: [[[{ w: 1 }, { w: 3 }]]],
  },
  {
    name: 'helper with default record', fn: 'f',
    source: `
    interface O { k?: number } function h(x: number, { k = 2 }: O = {}) {
      return x * k;
      }
    export function f(x: number, o: O) { return h(x) + h(x, o) + h(x, { k: x });
    }`,
    points: [[2, {  }], [2, { k: 3 }]],
  },
  {
    name: 'helper with default array', fn: 'f',
    source: `
    function dot(a: number[], b: number[] = a) {
      let s = 0;
      for (let i = 0; i < a.length; i++) s += a[i] * b[i];
      return s;
      }
    export function f(x: number[], y: number[]) { return dot(x) + dot(x, y);
    }`,
    points: [[[1, 2], [3, 4]]],
  },
  {
    name: 'tuple counters', fn: 'f',
    source: `
    export function f(p: readonly [number, number, number], q: [number, number][]) {
      let s = 0;
      for (let i = 0; i < p.length; i++) s += p[i] ** 2;
      for (let i = 0; i < q.length; i++) for (let j = 0; j < 2; j++) s += q[i][j] * p[j];
      return s;
    }`,
    points: [[[1, 2, 3], [[1, 2], [3, 4]]]],
  },
  {
    name: 'index params in record', fn: 'f',
    source: `
    export function f(g: { edges: { from: number; to: number; w: number }[] }, pos: number[]) {
      let e = 0;
      for (const { from, to, w } of g.edges) e += w * (pos[from] - pos[to]) ** 2;
      return e;
    }`,
    points: [[{ edges: [{ from: 0, to: 1, w: 2 }, { from: 1, to: 2, w: 3 }] }, [1, 2, 4]]],
  },
  {
    name: 'field both count and real', fn: 'f',
    source: `
    export function f(x: number, n: number) {
      let s = 0;
      for (let i = 0; i < n; i++) s += x / n;
      return s;
    }`,
    points: [[2, 3]],
  },
  {
    name: 'integer typed arrays', fn: 'f',
    source: `
    export function f(m: { rows: Int32Array; cols: Uint16Array; vals: Float64Array }, x: number[]) {
      let s = 0;
      for (let k = 0; k < m.vals.length; k++) s += m.vals[k] * x[m.rows[k]] * x[m.cols[k]];
      return s;
    }`,
    points: [[{ rows: Int32Array.of(0, 1), cols: Uint16Array.of(1, 1), vals: Float64Array.of(2, 3) }, [1, 2]]],
  },
  {
    name: 'literal reads in loop', fn: 'f',
    source: `
    export function f(w: number[], X: number[][]) {
      let s = 0;
      for (let i = 0; i < X.length; i++) s += X[i][0] * w[0] + X[i][1] * w[1] + w[2];
      return s;
    }`,
    points: [[[1, 2, 3], [[1, 2], [3, 4]]], [[1, 2], [[1, 2], [3, 4]]], [[1, 2, 3], []]],
  },
  {
    name: 'literal reads under branch', fn: 'f',
    source: `
    export function f(w: number[], c: boolean) {
      if (c) return w[0] * w[1];
      return w[3] ?? w[0];
    }`,
    points: [[[1, 2], true], [[1, 2], false], [[], false], [[1, 2, 3, 4, 5], false]],
  },
  {
    name: 'last element', fn: 'f',
    source: `
    export function f(xs: number[]) {
      const n = xs.length;
      return xs[n - 1] * xs[0] + (n > 1 ? xs[n - 2] : 0);
    }`,
    points: [[[1, 2, 3]], [[2]]],
  },
  {
    name: 'same array deep', fn: 'f',
    source: `
    export function f(t: { a: { b: { c: number[] } } }) {
      const { a: { b } }
      = t;
      let s = 0;
      for (let i = 0; i < b.c.length; i++) s += b.c[i] * t.a.b.c[0];
      return s;
    }`,
    points: [[{ a: { b: { c: [1, 2, 3] } } }]],
  },
  {
    name: 'quoted keys', fn: 'f',
    source: `
    export function f(p: { 'learning rate': number; x: number }) {
      return p['learning rate'] * p.x;
    }`,
    points: [[{ 'learning rate': 2, x: 3 }]],
  },
  {
    name: 'Partial and Pick', fn: 'f',
    source: `
    interface A { x: number; y: number; z: number }
    export function f(p: Partial<A>, q: Pick<A, 'x' | 'y'>, r: Required<Partial<A>>) {
      return (p.x ?? 1) * q.x + (p.y ?? 2) * q.y + r.z;
    }`,
    points: [[{  }, { x: 1, y: 2 }, { x: 1, y: 2, z: 3 }], [{ x: 3, y: 4 }, { x: 1, y: 2 }, { x: 1, y: 2, z: 3 }]],
  },
  {
    name: 'module record with function', fn: 'f',
    source: `
    const ACT = { relu: (x: number) => Math.max(0, x), sq: (x: number) => x * x };
    export function f(x: number) {
      return ACT.relu(x) + ACT.sq(x);
    }`,
    points: [[2], [-1]],
  },
  {
    name: 'frozen constants', fn: 'f',
    source: `
    const C = Object.freeze({ a: 2, b: [1, 2] }); const T = Float64Array.of(1, 2, 3);
    export function f(x: number) {
      return C.a * x + C.b[1] * T[2];
    }`,
    points: [[2]],
  },
  {
    name: 'enum index', fn: 'f',
    source: `
    enum K { A, B }
    export function f(xs: number[], k: K) {
      return k === K.A ? xs[K.A] : xs[K.B] * xs[K.B];
    }`,
    points: [[[1, 2], 0], [[1, 2], 1]],
  },
  {
    name: 'const row then loop', fn: 'f',
    source: `
    export function f(A: Float64Array[], x: Float64Array) {
      let q = 0;
      for (let i = 0; i < x.length; i++) { const Ai = A[i]; let s = 0; for (let j = 0; j < x.length; j++) s += Ai[j] * x[j]; q += s * x[i]; }
      return q;
    }`,
    points: [[[Float64Array.of(1, 2), Float64Array.of(3, 4)], Float64Array.of(0.5, 2)]],
  },
];
