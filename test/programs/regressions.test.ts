/**
 * Programs that once came out wrong, as small as they could be made.
 */
import { it } from 'vitest';
import { expectProgram } from '../oracle/harness.js';

const cases: [string, unknown[][]][] = [
  [`export function f(xs: number[]) { let best: number | undefined = undefined; for (const x of xs) if (best === undefined || x < best) best = x; return best === undefined ? 0 : best * best; }`, [[[]], [[1]], [[2, 1, 4]]]],
  [`export function f(xs: number[]) { let best: number | null = null; for (const x of xs) if (best === null || x < best) best = x; return best === null ? 0 : best * best; }`, [[[]], [[1]], [[2, 1, 4]]]],
  [`export function f(x: number, n: number) { let state = 'a'; let s = 0; for (let i = 0; i < n; i++) { if (state === 'a') { s += x * x; state = 'b'; } else { s += Math.sin(x); state = 'a'; } } return s; }`, [[0.5, 3], [0.5, 0]]],
  [`export function f(x: number) { let y = x, prev; do { prev = y; y = Math.cos(y * x / 3); } while (Math.abs(y - prev) > 1e-6); return y; }`, [[0.3], [1.2]]],
  [`export function f(x: number, y: number) { let i = 0; do { i++; [x, y] = [y, x]; x = Math.sin(x); } while (i < 2 && y < 0.3); return x; }`, [[0.003, 0.6], [0.5, 0.1]]],
  [`export function f(u: readonly number[]) { return (u[0] ?? 3) ** 2; }`, [[[1, 2]], [[]]]],
  [`export function f(x: number, on: boolean) { return x * Number(on) + x * Number(x > 1); }`, [[2, true], [0.5, false]]],
  [`export function f(x: number, y: number) { const v = [x, y, x * y]; let s = 0; for (const e of v) { if (e > 5) continue; s += e * e; } return s; }`, [[2, 3], [0.5, 0.2]]],
  [`export function f(w: number[]) { return w[0] * w[2]; }`, [[[1]], [[1, 2, 3]]]],
  [`export function f(x: number, y: number): number { if (y > 1) { y = y * y; if (y > 4) return 4 * x; } return y * x; }`, [[1, 3], [1, 1.5], [1, 0.5]]],
  [`export function f(x: number, k: number): number { let r = 0; outer: for (let i = 0; i < 4; i++) { for (let j = 0; j < 3; j++) { if (i * j > k) break outer; if ((i + j) % 2) continue outer; r += x * x * (i + j); if (r > 50) return r * x; } } return r; }`, [[1.5, 3], [2.5, 10], [0.1, -1]]],
  // A variable that begins as `undefined` once more: in each iteration, in each call of a helper.
  [`export function f(xs: number[], n: number) { let s = 0; for (let i = 0; i < n; i++) { let best: number | undefined = undefined; for (let j = i; j < xs.length; j += 2) { const x = xs[j]; if (x > 1 && (best === undefined || x < best)) best = x * x; } if (best !== undefined) s += best * s + best; } return s; }`, [[[2, 3, 1.5, 0.5, 0.3, 0.2], 6], [[2], 1], [[], 2]]],
  [`function place(xs: number[], t: number): number { let at: number | undefined; for (let j = 0; j < xs.length; j++) { if (xs[j] > t) at = j; } return at ?? -1; }
export function f(xs: number[], ys: number[], k: number) { let r = k; if (place(xs, 1) > 0) r = k * k; if (place(ys, 2) > 0) r = r * k; return r * xs[0]; }`, [[[1, 3], [1, 1], 3], [[0, 0], [3, 3], 2]]],
];
it.each(cases)('%s', async (source, points) => {
  await expectProgram({ source, fn: 'f', points });
});
