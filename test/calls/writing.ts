/** Functions that call themselves and write: into what they are given, and into variables around them. */
import type { CallProgram } from './calls.test.js';

export const writing: readonly CallProgram[] = [
  {
    name: 'a fast Fourier transform in place',
    source: `function fft(re: number[], im: number[], start: number, stride: number, n: number): void {
  if (n === 1) return;
  const h = n / 2;
  fft(re, im, start, 2 * stride, h);
  fft(re, im, start + stride, 2 * stride, h);
  const outR = new Array<number>(n).fill(0), outI = new Array<number>(n).fill(0);
  for (let k = 0; k < h; k++) {
    const a = start + 2 * k * stride, b = a + stride;
    const ang = -2 * Math.PI * k / n;
    const c = Math.cos(ang), s = Math.sin(ang);
    const tr = c * re[b] - s * im[b], ti = c * im[b] + s * re[b];
    outR[k] = re[a] + tr; outI[k] = im[a] + ti;
    outR[k + h] = re[a] - tr; outI[k + h] = im[a] - ti;
  }
  for (let k = 0; k < n; k++) { re[start + k * stride] = outR[k]; im[start + k * stride] = outI[k]; }
}
export function power(xs: number[], ys: number[]): number {
  const re = xs.slice(), im = ys.slice();
  fft(re, im, 0, 1, xs.length);
  let p = 0;
  for (let k = 0; k < re.length; k++) p += (k + 1) * (re[k] * re[k] + im[k] * im[k]);
  return p;
}`,
    points: [[[1,0.5,-0.3,2],[0,0.1,0.2,-0.4]]],
  },
  {
    name: 'a median by quick select',
    source: `function select(a: number[], lo: number, hi: number, k: number): number {
  if (lo === hi) return a[lo];
  const pivot = a[hi];
  let s = lo;
  for (let i = lo; i < hi; i++) if (a[i] < pivot) { const t = a[i]; a[i] = a[s]; a[s] = t; s++; }
  a[hi] = a[s]; a[s] = pivot;
  if (k === s) return a[s];
  return k < s ? select(a, lo, s - 1, k) : select(a, s + 1, hi, k);
}
export function median(xs: number[]): number {
  const a = [...xs];
  const m = select(a, 0, a.length - 1, 2);
  return m * m + a[0];
}`,
    points: [[[3,1,4,1.5,5]]],
  },
  {
    name: 'a memo that is handed on',
    source: `function fib(n: number, a: number, b: number, memo: number[]): number {
  if (n < 2) return n === 0 ? a : b;
  if (memo[n] !== undefined) return memo[n];
  const v = Math.sin(fib(n - 1, a, b, memo)) + fib(n - 2, a, b, memo) * a;
  memo[n] = v;
  return v;
}
export function f(a: number, b: number, n: number): number {
  return fib(n, a, b, []);
}`,
    points: [[1.1,0.9,6]],
  },
  {
    name: 'a memo around a closure',
    source: `export function f(a: number, b: number, n: number): number {
  const memo = new Array<number>(n + 1).fill(NaN);
  function go(k: number): number {
    if (k === 0) return a;
    if (k === 1) return b;
    if (!Number.isNaN(memo[k])) return memo[k];
    const v = Math.sin(go(k - 1)) + go(k - 2) * a;
    memo[k] = v;
    return v;
  }
  return go(n) * 2;
}`,
    points: [[1.1,0.9,6]],
  },
  {
    name: 'merge sort in place',
    source: `function mergeSort(a: number[], lo: number, hi: number): void {
  if (hi - lo < 2) return;
  const mid = (lo + hi) >> 1;
  mergeSort(a, lo, mid);
  mergeSort(a, mid, hi);
  const left = a.slice(lo, mid), right = a.slice(mid, hi);
  let i = 0, j = 0;
  for (let k = lo; k < hi; k++) {
    if (j >= right.length || (i < left.length && left[i] <= right[j])) a[k] = left[i++];
    else a[k] = right[j++];
  }
}
export function f(xs: number[]): number {
  const a = xs.slice();
  mergeSort(a, 0, a.length);
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i] * (i + 1);
  return s;
}`,
    points: [[[3,1,4,1.5,5]]],
  },
  {
    name: 'quick sort in place',
    source: `function quickSort(a: number[], lo = 0, hi = a.length - 1): void {
  if (lo >= hi) return;
  const p = a[(lo + hi) >> 1];
  let i = lo, j = hi;
  while (i <= j) {
    while (a[i] < p) i++;
    while (a[j] > p) j--;
    if (i <= j) { [a[i], a[j]] = [a[j], a[i]]; i++; j--; }
  }
  quickSort(a, lo, j);
  quickSort(a, i, hi);
}
export function f(xs: number[]): number {
  const a = xs.slice();
  quickSort(a);
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i] * (i + 1);
  return s;
}`,
    points: [[[3,1,4,1.5,5]]],
  },
  {
    name: 'leaves that are collected in an array',
    source: `interface N { v: number; kids: N[] }
function collect(n: N, out: number[]): void {
  if (n.kids.length === 0) { out.push(n.v * n.v); return; }
  for (const k of n.kids) collect(k, out);
}
export function f(root: N): number {
  const out: number[] = [];
  collect(root, out);
  let s = 0;
  for (let i = 0; i < out.length; i++) s += out[i] * (i + 1);
  return s;
}`,
    points: [[{v:1,kids:[{v:2,kids:[]},{v:3,kids:[]}]}]],
  },
  {
    name: 'an alignment with a table of what is known',
    source: `export function align(a: number[], b: number[], gap: number): number {
  const memo: number[][] = Array.from({ length: a.length + 1 }, () => new Array(b.length + 1).fill(-1));
  const d = (i: number, j: number): number => {
    if (i === 0) return j * gap;
    if (j === 0) return i * gap;
    if (memo[i][j] >= 0) return memo[i][j];
    const best = Math.min(d(i - 1, j - 1) + (a[i - 1] - b[j - 1]) ** 2, d(i - 1, j) + gap, d(i, j - 1) + gap);
    memo[i][j] = best;
    return best;
  };
  return d(a.length, b.length);
}`,
    points: [[[1,2,3],[1.5,2.2],0.7]],
  },
  {
    name: 'two functions that write and call each other',
    source: `function a(xs: number[], i: number): void { if (i < xs.length) { xs[i] *= 2; b(xs, i + 1); } }
function b(xs: number[], i: number): void { if (i < xs.length) { xs[i] = Math.sin(xs[i]); a(xs, i + 1); } }
export function f(x: number[]): number { const y = x.slice(); a(y, 0); return y[0] * y[1] * y[2]; }`,
    points: [[[1,2,3]]],
  },
  {
    name: 'a wavelet transform in place',
    source: `function haar(x: number[], n: number): void {
  if (n < 2) return;
  const t: number[] = [];
  for (let i = 0; i < n / 2; i++) t.push((x[2 * i] + x[2 * i + 1]) / Math.SQRT2);
  for (let i = 0; i < n / 2; i++) t.push((x[2 * i] - x[2 * i + 1]) / Math.SQRT2);
  for (let i = 0; i < n; i++) x[i] = t[i];
  haar(x, n / 2);
}
export function f(x: number[]): number { const y = [...x]; haar(y, y.length); return y.reduce((s, v, i) => s + v * v * i, 0); }`,
    points: [[[1,2,4,3]]],
  },
  {
    name: 'the exported function itself, which writes its parameter',
    source: `export function smooth(x: number[], i: number): void {
  if (i + 1 >= x.length) return;
  x[i + 1] = 0.5 * (x[i] * x[i + 1]);
  smooth(x, i + 1);
}`,
    points: [[[1,2,4,3], 0]],
  },
  {
    name: 'buffers that change places',
    source: `function step(a: number[], b: number[], i: number): void { if (i < a.length) { b[i] = a[i] * Math.sin(b[i]); step(a, b, i + 1); } }
export function f(x: number[], z: number[]): number { let p = x.slice(), q = z.slice(); for (let k = 0; k < 3; k++) { step(p, q, 0); [p, q] = [q, p]; } return p[0] * p[1] + q[2]; }`,
    points: [[[1,2,3],[0.5,0.2,0.1]]],
  },
  {
    name: 'an array that its caller writes afterwards',
    source: `function dot(a: number[], w: number, i: number): number { return i === a.length ? 0 : a[i] * a[i] * w + dot(a, w * w, i + 1); }
export function f(x: number[], w: number): number { const y = x.slice(); let s = 0; for (let k = 0; k < 3; k++) { s += dot(y, w, 0); for (let i = 0; i < y.length; i++) y[i] = Math.sin(y[i]) * w; } return s; }`,
    points: [[[1,2,3], 2]],
  },
  {
    name: 'a parameter of the exported function',
    source: `function scale(xs: number[], k: number, i: number): number { if (i === xs.length) return 0; const o = xs[i]; xs[i] = o * k * o; return o * k + scale(xs, k, i + 1); }
export function f(x: number[], k: number): number { return scale(x, k, 0) * scale(x, k * k, 1); }`,
    points: [[[1,2,3], 2]],
  },
  {
    name: 'a typed array',
    source: `function scan(xs: Float64Array, i: number): void { if (i >= xs.length) return; xs[i] *= xs[i - 1]; scan(xs, i + 1); }
export function f(x: Float64Array, k: number): number { const y = Float64Array.from(x); scan(y, 1); y[0] = k * y[0]; scan(y, 1); return y[0] + y[1] * y[2]; }`,
    points: [[new Float64Array([1,2,3]), 2]],
  },
  {
    name: 'rows of a matrix',
    source: `function relax(g: number[][], n: number): void { if (n === 0) return; for (let i = 0; i < g.length; i++) for (let j = 0; j < g[i].length; j++) g[i][j] = Math.sin(g[i][j]) + (j > 0 ? g[i][j - 1] : g[(i + 1) % g.length][j]) * 0.5; relax(g, n - 1); }
export function f(x: number[][]): number { const g = x.map((r) => r.slice()); relax(g, 3); return g[0][0] * g[1][1] + g[0][1] ** 2 - g[1][0]; }`,
    points: [[[[1,2],[3,4]]]],
  },
  {
    name: 'one row in two places',
    source: `function relax(g: number[][], n: number): void { if (n === 0) return; const keep = g[1][0] * g[0][1]; g[0][0] = keep * Math.sin(g[0][0]); g[1][1] = g[0][0] * g[1][1]; relax(g, n - 1); }
export function f(x: number[]): number { const r = x.slice(); const g = [r, r]; relax(g, 3); return g[0][0] * g[1][1]; }`,
    points: [[[1,2]]],
  },
  {
    name: 'a record that is read before and written between',
    source: `interface N { v: number; kids: N[] }
function walk(n: N, acc: { sum: number; sq: number }): void { acc.sum += n.v * acc.sq; acc.sq += n.v * n.v; for (const k of n.kids) walk(k, acc); }
export function f(root: N, w: number): number { const acc = { sum: w, sq: 0.5 * w }; const before = acc.sum * acc.sq; walk(root, acc); acc.sum *= acc.sq; walk(root, acc); return acc.sum * before; }`,
    points: [[{v:1,kids:[{v:2,kids:[]},{v:3,kids:[]}]}, 2]],
  },
  {
    name: 'calls in a loop and in branches',
    source: `function bump(a: number[], k: number, i: number): void { if (i < 0) return; a[i] += k * a[a.length - 1 - i]; bump(a, k * 0.5, i - 1); }
export function f(x: number[], k: number): number { const a = x.slice(); let s = 0; for (let t = 0; t < 4; t++) { if (a[0] < 3) bump(a, k, 2); else { bump(a, -k * k, 3); s += a[1]; } s += a[0] * a[3]; } return s; }`,
    points: [[[1,2,3,0.5], 0.7]],
  },
  {
    name: 'an array that grows inside and outside',
    source: `function grow(out: number[], x: number, n: number): void { if (n === 0) return; out.push(x * out.length); grow(out, Math.sin(x) + (out[out.length - 1] ?? 0), n - 1); out.push(out[0] * x); }
export function f(n: number, x: number): number { const out = [x]; grow(out, x, n); out.push(x * x); grow(out, x * 2, 1); let s = 0; for (let i = 0; i < out.length; i++) s += out[i] * (i + 1) * out[0]; return s; }`,
    points: [[3, 0.4]],
  },
  {
    name: 'an array that is given back',
    source: `function sortRec(a: number[], n: number): number[] { if (n <= 1) return a; for (let i = 0; i + 1 < n; i++) if (a[i] > a[i + 1]) { const t = a[i]; a[i] = a[i + 1]; a[i + 1] = t; } return sortRec(a, n - 1); }
export function f(x: number[]): number { const s = sortRec(x.slice(), x.length); return s[0] + 2 * s[1] + 3 * s[2]; }`,
    points: [[[3,1,2]]],
  },
  {
    name: 'a new array by default, which is given back',
    source: `interface N { v: number; kids: N[] }
function leaves(n: N, out: number[] = []): number[] { if (n.kids.length === 0) out.push(n.v * n.v); else n.kids.forEach((k) => leaves(k, out)); return out; }
export function f(root: N): number { const l = leaves(root); return l[0] * l[1] + leaves(root).length; }`,
    points: [[{v:1,kids:[{v:2,kids:[]},{v:3,kids:[]}]}]],
  },
  {
    name: 'the exported function gives back what it was given',
    source: `export function f(a: number[], n: number): number[] { if (n <= 0) return a; a[n] = Math.sin(a[n]) * a[n - 1]; return f(a, n - 1); }`,
    points: [[[3,1,2], 2]],
  },
  {
    name: 'flags that are set and taken back',
    source: `function search(w: number[], used: boolean[], i: number, total: number, target: number): number { if (i === w.length) return Math.exp(-((total - target) ** 2)); used[i] = true; const a = search(w, used, i + 1, total + w[i], target); used[i] = false; return a + search(w, used, i + 1, total, target); }
export function f(w: number[], target: number): number { return Math.log(search(w, new Array<boolean>(w.length).fill(false), 0, 0, target)); }`,
    points: [[[0.3,0.7,1.1], 1.2]],
  },
  {
    name: 'elimination by recursion',
    source: `function eliminate(A: number[][], b: number[], k: number): void { const n = b.length; if (k === n) return; for (let i = k + 1; i < n; i++) { const m = A[i][k] / A[k][k]; for (let j = k; j < n; j++) A[i][j] -= m * A[k][j]; b[i] -= m * b[k]; } eliminate(A, b, k + 1); let s = b[k]; for (let j = k + 1; j < n; j++) s -= A[k][j] * b[j]; b[k] = s / A[k][k]; }
export function f(A: number[][], b: number[]): number { const M = A.map((r) => [...r]); const x = [...b]; eliminate(M, x, 0); return x[0] * x[1] + x[2]; }`,
    points: [[[[4,1,0.5],[0.3,5,0.2],[0.1,0.4,6]], [1,2,3]]],
  },
  {
    name: 'numbers around a closure',
    source: `interface N { v: number; kids: N[] }
export function f(root: N): number {
  let total = 0, count = 0;
  const walk = (n: N, depth: number): void => {
    total += n.v ** 2 / depth;
    count++;
    n.kids.forEach((k) => walk(k, depth + 1));
  };
  walk(root, 1);
  const mean = total / count;
  return mean * total;
}`,
    points: [[{v:1,kids:[{v:2,kids:[]},{v:3,kids:[]}]}]],
  },
  {
    name: 'numbers and flags around a function in a helper',
    source: `interface N { v: number; kids: N[] }
function score(root: N, w: number): number {
  let best = -Infinity;
  let done = false;
  function walk(n: N, s: number) {
    const here = s + w * Math.sin(n.v);
    if (here > best) { best = here; done = true; }
    for (const k of n.kids) walk(k, here);
  }
  walk(root, 0);
  return done ? best : 0;
}
export function f(root: N, w: number): number { return score(root, w) * score(root, w * w); }`,
    points: [[{v:1,kids:[{v:2,kids:[]},{v:3,kids:[]}]}, 2]],
  },
  {
    name: 'a best value so far',
    source: `export function knap(w: number[], v: number[]): number {
  let best = 0;
  const go = (i: number, cap: number, val: number): void => {
    if (val > best) best = val;
    if (i === w.length) return;
    if (w[i] <= cap) go(i + 1, cap - w[i], val + v[i] * v[i]);
    go(i + 1, cap, val);
  };
  for (let t = 0; t < 2; t++) go(0, 1 + t * 0.3, best * 0.1);
  return best;
}`,
    points: [[[0.3,0.9,0.4],[1.1,0.6,2]]],
  },
  {
    name: 'a count of evaluations',
    source: `export function simpsonCalls(a: number, b: number): number {
  let evaluations = 0;
  const g = (x: number) => { evaluations++; return Math.exp(-x * x * a); };
  function rec(l: number, r: number, fl: number, fr: number, depth: number): number {
    const m = 0.5 * (l + r), fm = g(m);
    const whole = (r - l) * (fl + fr) / 2, parts = (r - l) * (fl + 2 * fm + fr) / 4;
    if (Math.abs(whole - parts) < 1e-2 || depth > 6) return parts;
    return rec(l, m, fl, fm, depth + 1) + rec(m, r, fm, fr, depth + 1);
  }
  const s = rec(0, b, g(0), g(b), 0);
  return s / evaluations;
}`,
    points: [[0.3, 5]],
  },
  {
    name: 'all tours of a graph',
    source: `export function tour(D: number[][]): number {
  const n = D.length;
  const seen: boolean[] = new Array(n).fill(false);
  let total = 0;
  const visit = (i: number, len: number, depth: number): void => {
    if (depth === n) { total += Math.exp(-len - D[i][0]); return; }
    seen[i] = true;
    for (let j = 0; j < n; j++) if (!seen[j]) visit(j, len + D[i][j], depth + 1);
    seen[i] = false;
  };
  visit(0, 0, 1);
  return -Math.log(total);
}`,
    points: [[[[0,1,4],[1,0,2],[4,2,0.5]]]],
  },
];
