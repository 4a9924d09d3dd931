import { test } from 'vitest';
import { checkProgram } from '../oracle/harness.js';
const f64 = (...xs: number[]) => Float64Array.from(xs);
const P: [string, string, unknown[][], string[]?][] = [
  ['wrt without written', 'export function f(w: number[], x: number): number { for (let i = 0; i < w.length; i++) w[i] = w[i] * x; return w[0] * x; }', [[[1, 2], 0.5]], ['x']],
  ['wrt without written void', 'export function f(w: number[], x: number): void { for (let i = 0; i < w.length; i++) w[i] = w[i] * x; }', [[[1, 2], 0.5]], ['x']],
  ['wrt of other, inactive write', 'export function f(w: number[], x: number): number { w[0] = 3; return x * w[1]; }', [[[1, 2], 0.5]], ['x']],
  ['wrt grows only x', 'export function f(w: number[], x: number): number { w.push(x * x); return x * w[0]; }', [[[1, 2], 0.5]], ['x']],
  ['default array written', 'export function f(x: number, w: number[] = [1, 2]): number { w[0] *= x; return w[0] * w[1]; }', [[0.5, [3, 4]], [0.5]]],
  ['optional written', 'export function f(x: number, w?: number[]): number { if (w) { w[0] *= x; return w[0]; } return x; }', [[0.5, [3, 4]], [0.5]]],
  ['optional via ??', 'export function f(x: number, w?: number[]): number { const v = w ?? [1, 2]; v[0] *= x; return v[0] * v[1]; }', [[0.5, [3, 4]], [0.5]]],
  ['nullable', 'export function f(x: number, w: number[] | null): number { if (w !== null) { w[0] *= x; return w[0]; } return x; }', [[0.5, [3, 4]], [0.5, null]]],
  ['int array written', 'export function f(x: number, n: Int32Array): number { n[0] = 3; return x * n[0]; }', [[0.5, Int32Array.of(1, 2)]]],
  ['row swap', 'export function f(A: number[][], x: number): number { const t = A[0]; A[0] = A[1]; A[1] = t; return A[0][0] * x; }', [[[[1], [2]], 0.5]]],
  ['row assign', 'export function f(A: number[][], x: number): number { A[0] = [x, 2]; return A[0][0] * x; }', [[[[1], [2]], 0.5]]],
  ['field write', 'export function f(p: { x: number }, k: number): number { p.x *= k; return p.x * p.x; }', [[{ x: 2 }, 0.5]]],
  ['field write void', 'export function f(p: { x: number; v: number }, k: number): void { p.v += k; p.x += p.v * k; }', [[{ x: 2, v: 1 }, 0.5]]],
  ['record elements', 'export function f(ps: { x: number; v: number }[], k: number): void { for (const p of ps) { p.v -= k * p.x; p.x += p.v; } }', [[[{ x: 2, v: 1 }], 0.5]]],
  ['array element by destructuring swap', 'export function f(w: number[], x: number): number { [w[0], w[1]] = [w[1] * x, w[0]]; return w[0]; }', [[[1, 2], 0.5]]],
  ['??=', 'export function f(w: number[], x: number): number { w[0] ??= x; w[3] ??= x; return w[0] * x; }', [[[1, 2], 0.5]]],
  ['length 0', 'export function f(w: number[], x: number): number { const s = w[0] * x; w.length = 0; return s; }', [[[1, 2], 0.5]]],
  ['pop', 'export function f(w: number[], x: number): number { const s = w.pop()!; return s * x; }', [[[1, 2], 0.5]]],
  ['sort', 'export function f(w: number[], x: number): number { w.sort((a, b) => a - b); return w[0] * x; }', [[[3, 2], 0.5]]],
  ['reverse', 'export function f(w: number[], x: number): number { w.reverse(); return w[0] * x; }', [[[3, 2], 0.5]]],
  ['set', 'export function f(w: Float64Array, v: Float64Array, x: number): number { w.set(v); return w[0] * x; }', [[f64(3, 2), f64(1, 2), 0.5]]],
  ['subarray', 'export function f(w: Float64Array, x: number): number { const v = w.subarray(1); v[0] *= x; return w[1] * x; }', [[f64(3, 2), 0.5]]],
  ['choice written', 'export function f(a: number[], b: number[], x: number): number { const v = x > 0 ? a : b; v[0] *= x; return a[0]; }', [[[1], [2], 0.5]]],
  ['choice read after write', 'export function f(a: number[], b: number[], x: number): number { const v = x > 0 ? a : b; a[0] *= x; return v[0] * x; }', [[[1], [2], 0.5]]],
  ['choice of row', 'export function f(A: number[][], x: number): number { const v = x > 0 ? A[0] : A[1]; A[0][0] *= x; return v[0] * x; }', [[[[1], [2]], 0.5]]],
  ['row variable in branch', 'export function f(A: number[][], x: number): number { let v = A[0]; if (x > 0) v = A[1]; A[0][0] *= x; return v[0] * x; }', [[[[1], [2]], 0.5]]],
  ['returned optional param', 'export function f(x: number, w?: number[]): { w?: number[]; s: number } { return { w, s: x * (w ? w[0] : 2) }; }', [[0.5, [1, 2]], [0.5]]],
  ['returned nullable field', 'export function f(p: { w: number[] | null; k: number }): { w: number[] | null; s: number } { return { w: p.w, s: p.k * p.k }; }', [[{ w: [1], k: 2 }], [{ w: null, k: 2 }]]],
  ['array of rows by rest', 'export function f(...rows: number[][]): { rows: number[][]; s: number } { let s = 0; for (const r of rows) s += r[0] * r[0]; return { rows, s }; }', [[[1, 2], [3]]]],
  ['returns bool but writes', 'export function f(w: number[], x: number): boolean { w[0] *= x; return w[0] > 0; }', [[[1, 2], 0.5]]],
  ['returns element by index var', 'export function f(A: number[][], k: number): { r: number[] } { let i = 0; while (i < A.length - 1 && A[i][0] < k) i++; return { r: A[i] }; }', [[[[1, 2], [3, 4]], 2]]],
  ['returns nested own twice', 'export function f(n: number, x: number) { const A = Array.from({ length: 2 }, () => new Array(2).fill(0)); A[0][0] = x * n; A[1][1] = x; return { A, first: A[0], again: A }; }', [[3, 0.5]]],
  ['typed result returned twice', 'export function f(x: Float64Array): [Float64Array, Float64Array] { const y = x.map((v) => v * v); return [y, y]; }', [[f64(1, 2)]]],
  ['value param void', 'export function f(value: number[], x: number): void { value[0] *= x; }', [[[1, 2], 0.5]]],
  ['value param number', 'export function f(value: number[], x: number): number { value[0] *= x; return x; }', [[[1, 2], 0.5]]],
  ['into param', 'export function f(into: number[], cache: number[], df: number): number { into[0] *= cache[0] * df; return into[0] * into[0]; }', [[[1, 2], [3], 0.5]]],
  ['written with same names as helpers', 'export function f(zeros: number[], add: number[], keepDistinct: number): number { zeros[0] *= add[0] * keepDistinct; return zeros[0] * zeros[0]; }', [[[1, 2], [3], 0.5]]],
  ['console', 'export function f(w: number[], x: number): void { console.log(w); w[0] *= x; }', [[[1, 2], 0.5]]],
  ['throws after writing', 'export function f(w: number[], x: number): number { w[0] *= x; if (w[0] < 0) throw new Error("neg"); return w[0] * x; }', [[[1, 2], 0.5], [[-1, 2], 0.5]]],
  ['recursion free do while', 'export function f(w: number[], x: number): number { let i = 0; do { w[i] *= x; i++; } while (i < w.length && w[i] > 0); return w[0]; }', [[[1, 2, -1, 3], 0.5]]],
  ['switch', 'export function f(w: number[], k: number, x: number): number { switch (k) { case 0: w[0] *= x; break; case 1: w[1] = x; default: w[0] = x * w[1]; } return w[0]; }', [[[1, 2], 0, 0.5], [[1, 2], 1, 0.5], [[1, 2], 2, 0.5]]],
  ['in helper with default param', 'function put(w: number[], v: number, i = 0) { w[i] = v; } export function f(w: number[], x: number): number { put(w, x * x); put(w, w[0] * x, 1); return w[1]; }', [[[1, 2], 0.5]]],
  ['closure', 'export function f(w: number[], x: number): number { const put = (i: number, v: number) => { w[i] += v; }; put(0, x); put(1, w[0] * x); return w[1] * w[0]; }', [[[1, 2], 0.5]]],
  ['generic', 'export function f<T extends number[]>(w: T, x: number): void { w[0] *= x; }', [[[1, 2], 0.5]]],
  ['inferred void arrow', 'export const f = (w: Float64Array, x: number) => { for (let i = 0; i < w.length; i++) w[i] *= x; };', [[f64(1, 2), 0.5]]],
  ['expression arrow', 'export const f = (w: number[], x: number) => (w[0] *= x);', [[[1, 2], 0.5]]],
  ['return of void call', 'function put(w: number[], v: number): void { w[0] = v; } export function f(w: number[], x: number): void { return put(w, x * x); }', [[[1, 2], 0.5]]],
  ['early return void', 'export function f(w: number[], x: number): void { if (x < 0) return; w[0] *= x; }', [[[1, 2], 0.5], [[1, 2], -0.5]]],
  ['number[][] out filled', 'export function f(a: number[], out: number[][]): void { for (let i = 0; i < a.length; i++) for (let j = 0; j < a.length; j++) out[i][j] = a[i] * a[j]; }', [[[1, 2], [[0, 0], [0, 0]]], [[1, 2], [[], []]]]],
  ['const tuple rows', 'export function f(A: [number, number][], x: number): number { for (const row of A) { row[0] += x; row[1] *= row[0]; } return A[0][1]; }', [[[[1, 2], [3, 4]], 0.5]]],
  ['float32 nested', 'export function f(A: Float32Array[], x: number): number { let s = 0; for (const r of A) for (let i = 0; i < r.length; i++) { r[i] *= x; s += r[i]; } return s; }', [[[Float32Array.of(1, 2)], 0.5]]],
];
test('probe', async () => {
  for (const [name, source, points, wrt] of P) {
    let line: string;
    try {
      const r = await checkProgram({ source, fn: 'f', points, ...(wrt ? { wrt } : {}) });
      line = r.failures.length === 0 ? `ok${r.telling ? '' : ' (not telling)'}` : r.failures.slice(0, 2).join(' || ').slice(0, 300);
    } catch (e) { line = `CRASH ${String(e).slice(0, 300)}`; }
    console.log(`${name.padEnd(36)} ${line}`);
  }
}, 300000);
