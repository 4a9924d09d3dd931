/**
 * Functions whose result is a tuple, a record or an array: the seed has the shape of the result.
 */
import { describe, it } from 'vitest';
import { expectProgram } from '../oracle/harness.js';

const programs: readonly [string, string, unknown[][]][] = [
  ['a tuple', 'export function f(x: number, y: number): [number, number] { const r = Math.hypot(x, y); return [r * x, Math.sin(y) / r]; }', [[1, 2], [-0.5, 0.3]]],
  ['a record with something that is no number', `export function f(t: number, k: number) { const x = Math.cos(t) * k; return { x, y: x * t, kind: 'polar', flag: x > 0, zero: 0 }; }`, [[0.4, 2]]],
  ['a nested record', 'export function f(a: number, b: number) { const s = a * b; return { pos: [s, a] as [number, number], e: { k: s * s } }; }', [[0.4, 2]]],
  ['an array that is filled', 'export function f(x: number[], k: number): number[] { const y = new Array(x.length).fill(0); for (let i = 0; i < x.length; i++) y[i] = x[i] * k + (i > 0 ? y[i - 1] : 0) ** 2; return y; }', [[[1, 2, 0.5], 0.7], [[], 1]]],
  ['a typed array by map', 'export function f(x: Float64Array): Float64Array { const e = x.map((v) => Math.exp(-v * v)); return e; }', [[Float64Array.of(0.3, -1)], [Float64Array.of()]]],
  ['softmax', 'export function f(z: number[]): number[] { const top = Math.max(...z); const e = z.map((v) => Math.exp(v - top)); let s = 0; for (const v of e) s += v; return e.map((v) => v / s); }', [[[0.1, 2, -1]], [[1]]]],
  ['an array and a number', 'export function f(x: number, n: number) { const path: number[] = []; let v = x; for (let i = 0; i < n; i++) { path.push(v); v = Math.sin(v) + 0.1 * v * v; } return { path, last: v }; }', [[0.7, 4], [0.7, 0]]],
  ['a parameter inside', 'export function f(x: number, y: number) { return { x, twice: 2 * x, y }; }', [[1, 2]]],
  ['several returns of one shape', 'export function f(x: number, y: number): [number, number] { if (x > y) return [x * y, x]; const q = y - x; return [q * q, y]; }', [[1, 2], [2, 1]]],
  ['a tuple that inner branches return early', 'export function f(x: number, y: number): [number, number] { if (x > 3) { if (y > 1) return [Math.sin(x), x]; } const own = [0.3, Math.tanh(x), y]; if (x < 1) { if (y < 0) return [Math.cos(x) - y, own[1]]; x -= y * x; } return [Math.exp(x), own[2]]; }', [[4, 2], [4, 0], [0.2, -1], [0.3, 1], [2, 2]]],
  ['a record that inner branches return early, once as it was made elsewhere', 'interface P { re: number; im: number } function conj(p: P): P { const q = { re: p.re, im: p.im }; q.im = -q.im; return q; } export function f(p: P, t: number): P { if (t > 2) { if (p.re > 1) return conj(p); } if (t < 0) { if (p.im > 0) return { re: t * p.im, im: t }; t = t * t; } return { re: p.re * t, im: p.im / (1 + t) }; }', [[{ re: 2, im: 1 }, 3], [{ re: 0.5, im: 1 }, 3], [{ re: 2, im: 1 }, -1], [{ re: 2, im: -1 }, -1], [{ re: 2, im: 1 }, 1]]],
  ['a tuple that a loop and a branch in it return early', 'export function f(xs: number[], t: number): [number, number] { if (t > 1) { if (xs.length > 2) return [t * xs[0], t]; } for (const x of xs) { if (x > t) { if (x > 2 * t) return [x * t, x]; t += x; } } return [t, xs[0] * t]; }', [[[1, 2, 3], 1.5], [[1, 2], 1.5], [[1, 2, 0.3], 0.6], [[0.4, 0.5, 0.3], 0.2], [[0.1], 0.5]]],
  ['a step of a system', 'export function f(s: { x: number; v: number }, k: number, dt: number) { const a = -k * s.x; const v = s.v + dt * a; return { x: s.x + dt * v, v }; }', [[{ x: 1, v: 0.2 }, 3, 0.1]]],
];

describe('results with a shape', () => {
  it.each(programs)('%s', async (_, source, points) => {
    await expectProgram({ source, fn: 'f', points });
  });
});
