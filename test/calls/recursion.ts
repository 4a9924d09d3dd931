/** Functions that call themselves, directly and through others, in the forms in which people write them. */
import type { CallProgram } from './calls.test.js';

const tree = 'interface Tree { value: number; left?: Tree; right?: Tree }\n';

export const recursion: readonly CallProgram[] = [
  {
    name: 'a power by squaring',
    source: `function power(x: number, n: number): number {
  if (n === 0) return 1;
  const half = power(x, Math.floor(n / 2));
  return n % 2 === 0 ? half * half : half * half * x;
}
export function f(x: number, y: number): number { return power(x, 5) + power(y * x, 3) * power(x, 0); }`,
    points: [[1.3, 0.7], [-0.4, 2], [0, 1]],
  },
  {
    name: 'the exported function itself',
    source: `export function legendre(n: number, x: number): number {
  if (n === 0) return 1;
  if (n === 1) return x;
  return ((2 * n - 1) * x * legendre(n - 1, x) - (n - 1) * legendre(n - 2, x)) / n;
}`,
    wrt: ['x'],
    points: [[0, 0.3], [1, 0.4], [5, -0.7], [8, 0.9]],
  },
  {
    name: 'a sum by halves of an array that all calls share',
    source: `function treeSum(xs: number[], lo: number, hi: number): number {
  if (hi - lo <= 0) return 0;
  if (hi - lo === 1) return Math.exp(-xs[lo]);
  const mid = (lo + hi) >> 1;
  return treeSum(xs, lo, mid) + Math.sqrt(treeSum(xs, mid, hi));
}
export function f(xs: number[]): number { return treeSum(xs, 0, xs.length); }`,
    points: [[[0.3, 1.2, -0.4, 0.8, 0.1]], [[0.5]], [[]]],
  },
  {
    name: 'a binary tree of records',
    source: `${tree}export function score(t: Tree, w: number): number {
  let s = Math.sin(t.value * w);
  if (t.left) s += score(t.left, w * 0.5);
  if (t.right) s += score(t.right, w) * t.value;
  return s;
}`,
    points: [[{ value: 1.2 }, 0.4], [{ value: 0.3, left: { value: 0.7, right: { value: -0.2 } }, right: { value: 1.1 } }, 1.3]],
  },
  {
    name: 'a tree with lists of children',
    source: `interface Node { w: number; children: Node[] }
function total(n: Node, depth: number): number {
  let s = n.w * depth;
  for (const child of n.children) s += Math.tanh(total(child, depth + 1)) * n.w;
  return s;
}
export function f(root: Node, k: number): number { return k * total(root, 1); }`,
    points: [[{ w: 0.5, children: [] }, 2], [{ w: 0.5, children: [{ w: 0.3, children: [{ w: 1, children: [] }] }, { w: -0.7, children: [] }] }, 1.5]],
  },
  {
    name: 'a determinant by minors',
    source: `function minor(M: number[][], c: number): number[][] {
  return M.slice(1).map((row) => row.filter((_, j) => j !== c));
}
export function det(M: number[][]): number {
  if (M.length === 1) return M[0][0];
  let s = 0;
  for (let c = 0; c < M.length; c++) s += (c % 2 === 0 ? 1 : -1) * M[0][c] * det(minor(M, c));
  return s;
}`,
    points: [[[[2]]], [[[1, 2], [3, 4.5]]], [[[1, 2, 0.5], [3, -1, 0.25], [0.7, 1.1, 2]]]],
  },
  {
    name: 'merge sort',
    source: `function msort(xs: number[]): number[] {
  if (xs.length < 2) return xs.slice();
  const m = xs.length >> 1;
  const a = msort(xs.slice(0, m)), b = msort(xs.slice(m));
  const out: number[] = [];
  let i = 0, j = 0;
  while (i < a.length && j < b.length) out.push(a[i] <= b[j] ? a[i++] : b[j++]);
  while (i < a.length) out.push(a[i++]);
  while (j < b.length) out.push(b[j++]);
  return out;
}
export function f(xs: number[], w: number[]): number {
  const s = msort(xs);
  let t = 0;
  for (let i = 0; i < s.length; i++) t += s[i] * w[i];
  return t;
}`,
    points: [[[3, 1, 2, 5, 4], [0.1, 0.4, 0.2, 0.9, -1]], [[1], [2]], [[], []], [[2, 1], [0.5, 0.7]]],
  },
  {
    name: 'an adaptive quadrature with a closure',
    source: `export function adaptive(k: number, a: number, b: number): number {
  const g = (x: number): number => Math.exp(-k * x * x);
  const simpson = (lo: number, hi: number): number => (hi - lo) / 6 * (g(lo) + 4 * g((lo + hi) / 2) + g(hi));
  function quad(lo: number, hi: number, eps: number, whole: number): number {
    const m = (lo + hi) / 2;
    const left = simpson(lo, m), right = simpson(m, hi);
    if (Math.abs(left + right - whole) <= 15 * eps) return left + right + (left + right - whole) / 15;
    return quad(lo, m, eps / 2, left) + quad(m, hi, eps / 2, right);
  }
  return quad(a, b, 1e-6, simpson(a, b));
}`,
    points: [[1.1, -1, 2], [0.3, 0, 0.5]],
  },
  {
    name: 'an adaptive quadrature of a function that is passed on',
    source: `type Fn = (x: number) => number;
function quad(f: Fn, a: number, b: number, depth: number): number {
  const m = (a + b) / 2;
  const one = (b - a) / 6 * (f(a) + 4 * f(m) + f(b));
  if (depth === 0) return one;
  return quad(f, a, m, depth - 1) + quad(f, m, b, depth - 1);
}
export function area(k: number, b: number): number {
  return quad((x) => Math.sin(k * x), 0, b, 2) + quad((x) => Math.exp(x), 0, k, 1) + quad((x) => x * b, 0, 1, 1);
}`,
    points: [[1.1, 2], [0.3, -0.5]],
  },
  {
    name: 'two functions that call each other',
    source: `function even(n: number, x: number): number { return n === 0 ? x : Math.sin(odd(n - 1, x)) + x; }
function odd(n: number, x: number): number { return n === 0 ? x * x : even(n - 1, x * 0.9) * x; }
export function f(x: number): number { return even(5, x) + odd(4, x); }`,
    points: [[0.7], [-1.2]],
  },
  {
    name: 'a recursive transform of arrays that come back',
    source: `function haar(xs: number[]): number[] {
  const n = xs.length;
  if (n === 1) return [xs[0]];
  const low: number[] = [], high: number[] = [];
  for (let i = 0; i < n; i += 2) {
    low.push((xs[i] + xs[i + 1]) / Math.SQRT2);
    high.push((xs[i] - xs[i + 1]) / Math.SQRT2);
  }
  return [...haar(low), ...high];
}
export function energy(xs: number[], w: number[]): number {
  return haar(xs).reduce((s, c, i) => s + w[i] * c * c, 0);
}`,
    points: [[[1, 2, 3, 4.5], [0.1, 0.2, 0.3, 0.4]], [[0.5], [2]]],
  },
  {
    name: 'a recursive fast Fourier transform of records',
    source: `interface Signal { re: number[]; im: number[] }
function fft(s: Signal): Signal {
  const n = s.re.length;
  if (n === 1) return { re: [s.re[0]], im: [s.im[0]] };
  const even = fft({ re: s.re.filter((_, i) => i % 2 === 0), im: s.im.filter((_, i) => i % 2 === 0) });
  const odd = fft({ re: s.re.filter((_, i) => i % 2 === 1), im: s.im.filter((_, i) => i % 2 === 1) });
  const re = new Array<number>(n).fill(0), im = new Array<number>(n).fill(0);
  for (let k = 0; k < n / 2; k++) {
    const a = -2 * Math.PI * k / n;
    const c = Math.cos(a), d = Math.sin(a);
    const tr = c * odd.re[k] - d * odd.im[k], ti = c * odd.im[k] + d * odd.re[k];
    re[k] = even.re[k] + tr; im[k] = even.im[k] + ti;
    re[k + n / 2] = even.re[k] - tr; im[k + n / 2] = even.im[k] - ti;
  }
  return { re, im };
}
export function power(x: number[], y: number[]): number {
  const { re, im } = fft({ re: x, im: y });
  let p = 0;
  for (let k = 0; k < re.length; k++) p += (k + 1) * (re[k] * re[k] + im[k] * im[k]);
  return p;
}`,
    points: [[[1, 2, 0.5, -1], [0, 0.3, 0.2, 0.1]], [[2], [1]]],
  },
  {
    name: 'arrays that come back through two levels of helpers',
    source: `function de(t: number, pts: number[][]): number[] {
  if (pts.length === 1) return pts[0].slice();
  const next = pts.slice(1).map((p, i) => p.map((v, k) => (1 - t) * pts[i][k] + t * v));
  return de(t, next);
}
export function bezier(t: number, pts: number[][]): number { const [x, y] = de(t, pts); return x * y; }`,
    points: [[0.3, [[0, 0], [1, 2], [3, 1]]], [0.5, [[1, 2]]]],
  },
  {
    name: 'a recursion in a loop, with state that is carried',
    source: `function tent(x: number, n: number): number { return n <= 0 ? x : tent(x < 0.5 ? 2 * x : 2 - 2 * x, n - 1); }
export function f(x: number, r: number): number {
  let s = 0;
  for (let i = 0; i < 4; i++) {
    x = tent(x * r, i) * 0.5;
    s += x * i;
    if (s > 3) break;
  }
  return s;
}`,
    points: [[0.3, 0.9], [0.8, 0.4]],
  },
  {
    name: 'a recursive call in both arms and in a condition',
    source: `function g(x: number, d: number): number {
  if (d === 0) return x * x;
  if (g(x, d - 1) > 1) return Math.log(g(x, d - 1)) + x;
  return g(x + 0.5, d - 1) * x;
}
export function f(x: number): number { return g(x, 2); }`,
    points: [[0.3], [1.4], [-0.2]],
  },
  {
    name: 'options with defaults, handed on',
    source: `function blend(x: number, y: number, level = 3, gain: number = x * 0.1): number {
  if (level === 0) return x + gain * y;
  return blend(y, x * gain, level - 1) + blend(x, y, level - 2 < 0 ? 0 : level - 2, gain + y);
}
export function f(x: number, y: number): number { return blend(x, y) * blend(y, x, 1); }`,
    points: [[0.3, 0.8], [1.4, -0.5]],
  },
  {
    name: 'records in, a record out',
    source: `interface P { x: number; y: number }
function koch(a: P, b: P, n: number): { length: number; top: number } {
  if (n === 0) return { length: Math.hypot(b.x - a.x, b.y - a.y), top: a.y };
  const m: P = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 + 0.1 * n };
  const l = koch(a, m, n - 1), r = koch(m, b, n - 1);
  return { length: l.length + r.length, top: Math.max(l.top, r.top) };
}
export function f(a: P, b: P, k: number): number { const { length, top } = koch(a, b, 2); return length * k + top; }`,
    points: [[{ x: 0, y: 0 }, { x: 1, y: 0.2 }, 2]],
  },
  {
    name: 'a recursive function of a typed array',
    source: `function up(xs: Float64Array, i: number): number { return i < 0 ? 0 : xs[i] + Math.cos(up(xs, i - 1)); }
export function f(xs: Float64Array): number { const ys = xs.map((v) => v * v); return up(xs, xs.length - 1) * up(ys, 1); }`,
    points: [[Float64Array.of(0.3, 0.7, 1.1)]],
  },
  {
    name: 'memory that is written between two calls, a copy each time',
    source: `function dot(a: number[], b: number[], n: number): number { return n === 0 ? 0 : a[n - 1] * b[n - 1] + dot(a, b, n - 1); }
export function f(a: number[], b: number[]): number {
  const w = a.slice();
  let s = 0;
  for (let k = 0; k < 2; k++) {
    s += dot(w.slice(), b, b.length);
    for (let i = 0; i < w.length; i++) w[i] *= w[i];
  }
  return s;
}`,
    points: [[[1.1, 0.4, 2], [0.5, 0.7, -0.3]]],
  },
  {
    name: 'names that clash',
    source: `function power(x: number, n: number): number { return n === 0 ? 1 : x * power(x, n - 1); }
export function f(powerForward: number, powerBack: number, cache: number): number {
  const powerPass = power(powerForward, 3), powerCache = power(powerBack, 2);
  const powerBackward = power(powerPass * cache, 2);
  return powerBackward * powerCache;
}`,
    points: [[1.1, 0.5, 0.7]],
  },
  {
    name: 'one array for two parameters',
    source: `function dot(a: number[], b: number[], n: number): number { return n === 0 ? 0 : a[n - 1] * b[n - 1] + dot(a, b, n - 1); }
export function f(a: number[]): number { return dot(a, a, a.length) + dot(a, a.map((v) => v * 2), 2); }`,
    points: [[[1.1, 0.4, 2]]],
  },
  {
    name: 'a closure over a variable of each iteration',
    source: `export function f(xs: number[]): number {
  let s = 0;
  for (let k = 1; k < 4; k++) {
    const c = xs[k - 1] * k;
    const go = (n: number): number => (n === 0 ? c : c * 0.5 + Math.sin(go(n - 1)));
    s += go(k);
  }
  return s;
}`,
    points: [[[0.4, 0.7, -1.2]]],
  },
  {
    name: 'a recursion that ends by throwing, not here',
    source: `function root(x: number, guess: number, n: number): number {
  if (n > 50) throw new Error('no root');
  const next = (guess + x / guess) / 2;
  return Math.abs(next - guess) < 1e-14 ? next : root(x, next, n + 1);
}
export function f(x: number): number { return root(x, 1, 0) * root(x, x, 0); }`,
    points: [[2], [9.5]],
  },
  {
    name: 'a result that is not used, and one that only steers',
    source: `function depth(x: number, n: number): number { return n > 5 || x > 10 ? n : depth(x * 1.7, n + 1); }
export function f(x: number, y: number): number {
  depth(y, 0);
  return depth(x, 0) > 3 ? x * y : x + y;
}`,
    points: [[1.2, 0.4], [6, 0.2]],
  },
  {
    name: 'an array of arrays made in each call',
    source: `function grow(rows: number[][], n: number): number[][] {
  if (n === 0) return rows.map((row) => row.slice());
  const next = rows.map((row) => row.map((v) => v * 1.1));
  next.push(rows[0].map((v) => v * n));
  return grow(next, n - 1);
}
export function f(xs: number[]): number { return grow([xs, xs], 2).reduce((s, row, i) => s + row.reduce((t, v) => t + v * v, 0) * (i + 1), 0); }`,
    points: [[[1.1, 0.4]], [[0.7]]],
  },
  {
    name: 'a linked list, walked by a loop',
    source: `interface Cell { x: number; next: Cell | null }
export function f(c: Cell, k: number): number {
  let s = 0, w = 1;
  for (let at: Cell | null = c; at !== null; at = at.next) {
    s += w * at.x * at.x;
    w *= k;
  }
  return s;
}`,
    points: [[{ x: 0.5, next: null }, 2], [{ x: 0.5, next: { x: 1.5, next: { x: -0.3, next: null } } }, 0.7]],
  },
  {
    name: 'a linked list, by recursion',
    source: `interface Cell { x: number; next: Cell | null }
function horner(c: Cell | null, t: number): number { return c === null ? 0 : c.x + t * horner(c.next, t); }
export function f(c: Cell, t: number): number { return horner(c, t) * t; }`,
    points: [[{ x: 0.5, next: null }, 2], [{ x: 0.5, next: { x: 1.5, next: { x: -0.3, next: null } } }, 0.7]],
  },
  {
    name: 'an expression evaluator over records',
    source: `type Expr = { kind: 'num'; value: number } | { kind: 'var' } | { kind: 'add' | 'mul'; a: Expr; b: Expr } | { kind: 'sin'; a: Expr };
function evaluate(e: Expr, x: number): number {
  switch (e.kind) {
    case 'num': return e.value;
    case 'var': return x;
    case 'add': return evaluate(e.a, x) + evaluate(e.b, x);
    case 'mul': return evaluate(e.a, x) * evaluate(e.b, x);
    case 'sin': return Math.sin(evaluate(e.a, x));
  }
}
export function f(e: Expr, x: number): number { return evaluate(e, x); }`,
    points: [[{ kind: 'mul', a: { kind: 'num', value: 2 }, b: { kind: 'sin', a: { kind: 'add', a: { kind: 'var' }, b: { kind: 'num', value: 0.5 } } } }, 0.7], [{ kind: 'var' }, 0.3]],
  },
  {
    name: 'a tree that the function builds itself',
    source: `interface Box { mass: number; kids: Box[] }
function weigh(b: Box): number { let m = b.mass; for (const k of b.kids) m += weigh(k) * 0.9; return m; }
export function f(xs: number[]): number {
  const leaves: Box[] = xs.map((x) => ({ mass: x * x, kids: [] }));
  const root: Box = { mass: xs[0], kids: leaves };
  return weigh(root) * weigh(leaves[0]);
}`,
    points: [[[0.5, 1.2]], [[2]]],
  },
  {
    name: 'a record that a loop returns early',
    source: `interface Pair { v: number; w: number }
function settle(x: number, n: number): Pair {
  for (let j = 0; j < n; j++) {
    x = 0.5 * Math.tan(x);
    if (x < -2) continue;
    if (x > 0.2) return { v: x, w: x * x };
    x = Math.sin(x) + 0.1;
  }
  return { v: 1, w: x };
}
export function f(x: number): number {
  const r = settle(x, 3);
  return r.v * r.w;
}`,
    points: [[0.1], [1.2], [-3]],
  },
  {
    name: 'functions from one maker, inside and outside',
    source: `type Fn = (t: number) => number;
const make = (k: number): Fn => (t) => Math.sin(t * k);
function rec(g: Fn, x: number, n: number): number {
  const h = make(n + 2);
  if (n <= 0) return g(x) + h(x);
  return rec(g, h(x), n - 1) * x;
}
export function f(x: number, y: number): number { return rec(make(x), y, 2) * rec(make(y), x, 1); }`,
    points: [[0.5, 1.2]],
  },
  {
    name: 'a passed function with arrays of its own that go by two names',
    source: `function rec(g: (t: number) => number, x: number, n: number): number { return n <= 0 ? g(x) : rec(g, g(x), n - 1) * x; }
export function f(x: number, y: number): number {
  return rec((t) => {
    const p = [t, y];
    const q = p;
    q[0] = Math.tanh(p[1] * t);
    p[1] += q[0];
    return Math.sin(q[1] * p[0]) * x;
  }, y, 2);
}`,
    points: [[0.5, 1.2], [-0.7, 0.3]],
  },
  {
    name: 'a variable from around that is called like a parameter',
    source: `const apply = (g: (t: number) => number, x: number): number => {
  const y = g(x);
  return y * x;
};
export function f(x: number): number { return apply((t) => apply((u) => u * t * x, t), x); }`,
    points: [[0.5], [1.3]],
  },
  {
    name: 'a text and a truth that come back',
    source: `function big(x: number, n: number): boolean { return n === 0 ? x > 1 : big(x * x, n - 1); }
function kind(x: number, n: number): string { return n === 0 ? (x > 1 ? 'a' : 'b') : kind(x * 1.5, n - 1); }
export function f(x: number): number {
  const k = kind(x, 1);
  return (big(x, 1) ? x * x : Math.sin(x)) * (k === 'a' ? x : 1);
}`,
    points: [[0.5], [1.2], [0.8]],
  },
  {
    name: 'a passed function whose loop counts',
    source: `function rec(g: (t: number) => number, x: number, n: number): number {
  if (n <= 0) return x;
  return g(rec(g, x * 0.5, n - 1));
}
export function f(x: number): number {
  const sum = (t: number): number => {
    let s = 0;
    for (let m = 1; m < 4; m++) s += Math.sin(t * m) * x;
    return s;
  };
  return sum(x) * rec(sum, x, 2);
}`,
    points: [[0.5], [1.2]],
  },
];
