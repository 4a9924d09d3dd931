/** What may happen around a function that writes into what it is given: several steps, several caches, seeds, buffers, aliases. */
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.js';
import { evaluate, type Callable } from '../oracle/transpile.js';

interface Functions { readonly forward: Callable; readonly backward: Callable; readonly grad: Callable | undefined }

function load(source: string, fn = 'f'): Functions {
  const { code, diagnostics } = compile(source, { fileName: 'input.ts', verify: true });
  if (code === null) throw new Error(diagnostics.map(({ code: number, message }) => `${number} ${message}`).join('\n'));
  const exports = evaluate(code) as Record<string, Callable>;
  return { forward: exports[`${fn}Forward`]!, backward: exports[`${fn}Backward`]!, grad: exports[`${fn}Grad`] };
}

const forward = ({ forward: f }: Functions, ...args: unknown[]): { value: unknown; cache: unknown } => f(...args) as { value: unknown; cache: unknown };

const square = load('export function f(x: number[], k: number): void { for (let i = 0; i < x.length; i++) x[i] = k * x[i] * x[i]; }');
const matrix = load('export function f(A: number[][], k: number): number { let s = 0; for (const row of A) for (let j = 0; j < row.length; j++) { row[j] = k * row[j] ** 2; s += row[j]; } return s; }');
const two = load('export function f(x: Float64Array, y: Float64Array, z: Float64Array): number { let s = 0; for (let i = 0; i < x.length; i++) { y[i] = x[i] * z[i]; s += y[i] * y[i]; } return s; }');
const out = load('export function f(x: number[], out: number[]): void { for (let i = 0; i < x.length; i++) out.push(x[i] * x[i]); }');
const nested = load('export function f(A: number[][], x: number[], n: number): void { for (let i = 0; i < n; i++) A[i][0] = x[i] * x[0]; }');
const grid = load('export function f(g: { n: number; h: number; u: Float64Array; name: string }, k: number): void { for (let i = 1; i < g.n - 1; i++) g.u[i] += (k * (g.u[i - 1] - 2 * g.u[i] + g.u[i + 1])) / g.h; }');
const state = load('export function f(s: { pos: number[]; vel: number[] }, dt: number): void { for (let i = 0; i < s.pos.length; i++) s.pos[i] += dt * s.vel[i]; }');

describe('steps in time on one array', () => {
  test('two forward steps, then backward through both in reverse', () => {
    const x = [2, -3];
    const first = forward(square, x, 0.5);
    const second = forward(square, x, 0.25);
    expect(x).toEqual([0.25 * 4, 0.25 * 20.25]);
    const after = square.backward(second.cache, { x: [1, 10] }) as { dx: number[]; dk: number };
    const before = square.backward(first.cache, { x: after.dx }) as { dx: number[]; dk: number };
    // x2 = k2 (k1 x²)² = k2 k1² x⁴
    expect(before.dx).toEqual([4 * 0.25 * 0.25 * 8, 10 * 4 * 0.25 * 0.25 * -27]);
    expect(before.dk).toBe(2 * 0.5 * 0.25 * (16 + 10 * 81));
    expect(after.dk).toBe(4 + 10 * 20.25);
    expect(x).toEqual([1, 5.0625]);
  });

  test('a cache is used as often as one likes, in any order, whatever became of the array', () => {
    const x = [2, -3];
    const first = forward(square, x, 0.5);
    x.length = 0;
    const y = [5];
    const second = forward(square, y, 1);
    y[0] = NaN;
    const once = square.backward(first.cache, { x: [1, 1] });
    expect(square.backward(second.cache, { x: [1] })).toEqual({ dx: [10], dk: 25 });
    expect(square.backward(first.cache, { x: [1, 1] })).toEqual(once);
    expect(once).toEqual({ dx: [2, -3], dk: 13 });
  });

  test('what was longer afterwards has a seed as long, and a gradient of what was passed in', () => {
    const list = [7];
    const { cache } = forward(out, [2, 3], list);
    expect(list).toEqual([7, 4, 9]);
    expect(out.backward(cache, { out: [1, 10, 100] })).toEqual({ dx: [40, 600], dout: [1] });
    const dout = [NaN];
    expect((out.backward(cache, { out: [1, 10, 100] }, { dout }) as { dout: number[] }).dout).toBe(dout);
    expect(dout).toEqual([1]);
    expect(() => out.backward(cache, { out: [1] })).toThrow(/the seed of out must have length 3/);
    expect(() => out.backward(cache, { out: [1, 2, 3] }, { dout: [1, 2, 3] })).toThrow(/into\.dout must be an array of length 1/);
  });

  test('rows that grow', () => {
    const A: number[][] = [[], [1, 2]];
    const { cache } = forward(nested, A, [3, 5], 2);
    expect(A).toEqual([[9], [15, 2]]);
    expect(nested.backward(cache, { A: [[1], [10, 100]] })).toEqual({ dA: [[], [0, 100]], dx: [6 + 50, 30] });
  });
});

describe('seeds', () => {
  const run = (seed?: unknown): unknown => two.backward(forward(two, Float64Array.of(2), Float64Array.of(7), Float64Array.of(3)).cache, seed);
  const gradient = (dx: number, dz: number): unknown => ({ dx: Float64Array.of(dx), dy: Float64Array.of(0), dz: Float64Array.of(dz) });

  test('a number stands for the value, nothing for 1, and what is missing for zero', () => {
    expect(run()).toEqual(gradient(36, 24));
    expect(run(1)).toEqual(gradient(36, 24));
    expect(run({ value: 1 })).toEqual(gradient(36, 24));
    expect(run({ y: Float64Array.of(1) })).toEqual(gradient(3, 2));
    expect(run({ value: 1, y: Float64Array.of(1) })).toEqual(gradient(39, 26));
    expect(run({})).toEqual(gradient(0, 0));
  });

  test('of another length', () => {
    expect(() => run({ y: Float64Array.of(1, 2) })).toThrow(/the seed of y must have length 1/);
    const { cache } = forward(matrix, [[1, 2], [3]], 1);
    expect(() => matrix.backward(cache, { A: [[1, 2]] })).toThrow(/the seed of A must have length 2/);
    expect(() => matrix.backward(cache, { A: [[1, 2], [3, 4]] })).toThrow(/the seed of A must have length 1/);
  });

  test('numbers that count are copied, whatever the seed says of them', () => {
    const { cache } = forward(grid, { n: 3, h: 0.5, u: Float64Array.of(1, 2, 4), name: 'g' }, 2);
    const seed = { g: { n: 7, h: 1, u: Float64Array.of(1, 10, 100), name: 'seed' } };
    expect(grid.backward(cache, seed)).toEqual({ dg: { n: 3, h: 1 - 80, u: Float64Array.of(41, -70, 140), name: 'g' }, dk: 20 });
  });

  test('are neither written to nor given back', () => {
    const part = [[1, 2], [3]];
    const { cache } = forward(matrix, [[1, 2], [3]], 1);
    const { dA } = matrix.backward(cache, { A: part }) as { dA: number[][] };
    expect(part).toEqual([[1, 2], [3]]);
    expect(dA).not.toBe(part);
    expect(dA[0]).not.toBe(part[0]);
    const { dx } = square.backward(forward(square, [1, 1], 2).cache, { x: part[0] }) as { dx: number[] };
    expect(dx).not.toBe(part[0]);
  });
});

describe('buffers', () => {
  const bad = (into: (seed: Float64Array, args: Float64Array[]) => object, name: string): void => {
    const args = [Float64Array.of(2), Float64Array.of(7), Float64Array.of(3)];
    const { cache } = forward(two, ...args);
    const seed = Float64Array.of(5);
    expect(() => two.backward(cache, { y: seed }, into(seed, args))).toThrow(new RegExp(`into\\.${name} must be`));
    expect(seed).toEqual(Float64Array.of(5));
    expect([args[0], args[2]]).toEqual([Float64Array.of(2), Float64Array.of(3)]);
  };
  test('a seed', () => bad((seed) => ({ dx: seed }), 'dx'));
  test('the seed of the array itself', () => bad((seed) => ({ dy: seed }), 'dy'));
  test('a view of the seed', () => bad((seed) => ({ dy: seed.subarray(0) }), 'dy'));
  test('an input', () => bad((_, args) => ({ dy: args[2] }), 'dy'));
  test('of another length', () => bad(() => ({ dy: new Float64Array(2) }), 'dy'));
  test('of another kind', () => bad(() => ({ dy: [1] }), 'dy'));
  test('given twice', () => bad(() => {
    const one = new Float64Array(1);
    return { dx: one, dy: one };
  }, 'dy'));
  test('a row of the seed', () => {
    const seed = [[1, 2], [3]];
    const { cache } = forward(matrix, [[1, 2], [3]], 1);
    expect(() => matrix.backward(cache, { A: seed }, { dA: [[0, 0], seed[1]] })).toThrow(/into\.dA must be a buffer of its own/);
    expect(seed).toEqual([[1, 2], [3]]);
  });
  test('the tape of another pass', () => {
    const { cache } = forward(two, Float64Array.of(2), Float64Array.of(7), Float64Array.of(3));
    const tape = Object.values(cache as object).find((each) => each instanceof Float64Array && each[0] === 6);
    expect(tape).toBeDefined();
    expect(() => two.backward(cache, 1, { dx: tape })).toThrow(/into\.dx must be/);
  });
  test('in the joint function, what it writes', () => {
    const y = Float64Array.of(7);
    expect(() => two.grad!(Float64Array.of(2), y, Float64Array.of(3), { dx: y })).toThrow(/into\.dx must be/);
  });
  test('that fit are filled', () => {
    const dA = [[NaN, 1], [7]];
    const rows = [...dA];
    const { cache } = forward(matrix, [[1, 2], [3]], 1);
    const got = matrix.backward(cache, { A: [[1, 1], [1]] }, { dA }) as { dA: number[][] };
    expect(got.dA).toBe(dA);
    expect(got.dA[0]).toBe(rows[0]);
    expect(dA).toEqual([[2, 4], [6]]);
  });
});

describe('buffers beside a seed with arrays', () => {
  const map = load('export function f(x: Float64Array, k: number): { y: Float64Array; s: number } { const y = x.map((v) => Math.exp(k * v)); let s = 0; for (const v of y) s += v; return { y, s }; }');
  const rows = load('export function f(a: number[]): number[][] { const M = Array.from({ length: a.length }, () => new Array(a.length).fill(0)); for (let i = 0; i < a.length; i++) M[i][0] = a[i] ** 2; return M; }');

  test('the seed is no buffer, nor a view of it, nor what the cache holds', () => {
    const { value, cache } = forward(map, Float64Array.of(0.1, 0.2), 2) as { value: { y: Float64Array }; cache: Record<string, unknown> };
    const seed = { y: Float64Array.of(1, 2), s: 3 };
    expect(() => map.backward(cache, seed, { dx: seed.y })).toThrow(/into\.dx must be a buffer of its own/);
    expect(() => map.backward(cache, seed, { dx: seed.y.subarray(0) })).toThrow(/into\.dx must be a buffer of its own/);
    const kept = Object.values(cache).filter((each) => each instanceof Float64Array && each.length === 2);
    expect(kept.length).toBeGreaterThan(0);
    for (const dx of kept) expect(() => map.backward(cache, seed, { dx })).toThrow(/into\.dx must be/);
    expect(seed).toEqual({ y: Float64Array.of(1, 2), s: 3 });
    // What was returned is the caller's.
    expect((map.backward(cache, seed, { dx: value.y }) as { dx: Float64Array }).dx).toBe(value.y);
  });

  test('a row of the seed', () => {
    const { cache } = forward(rows, [1, 2]);
    const seed = [[1, 2], [3, 4]];
    expect(() => rows.backward(cache, seed, { da: seed[1] })).toThrow(/into\.da must be a buffer of its own/);
    expect(rows.backward(cache, seed)).toEqual({ da: [2, 12] });
    expect(seed).toEqual([[1, 2], [3, 4]]);
  });
});

describe('one array for two parameters', () => {
  const x = (): Float64Array => Float64Array.of(1);
  const both = (program: Functions, args: readonly unknown[], message: RegExp): void => {
    expect(() => program.forward(...args)).toThrow(RangeError);
    expect(() => program.forward(...args)).toThrow(message);
    if (program.grad !== undefined) expect(() => program.grad!(...args)).toThrow(message);
  };

  test('one of them is written', () => {
    const shared = x();
    both(two, [shared, shared, x()], /y is written, and shares memory with x/);
    both(two, [x(), shared, shared], /y is written, and shares memory with z/);
    const memory = new Float64Array(4);
    both(two, [memory.subarray(0, 2), memory.subarray(1, 3), Float64Array.of(1, 2)], /y is written, and shares memory with x/);
    expect(two.forward(memory.subarray(0, 2), memory.subarray(2, 4), Float64Array.of(1, 2))).toBeDefined();
  });

  test('neither is written', () => {
    const shared = x();
    expect((two.grad!(shared, x(), shared) as { dx: Float64Array }).dx).toEqual(Float64Array.of(2));
  });

  test('rows', () => {
    const row = [1, 2];
    both(matrix, [[row, row], 2], /A is written, and holds one array in two places/);
    both(nested, [[row, [3]], row, 2], /A is written, and shares memory with x/);
    expect(matrix.forward([[1, 2], [1, 2]], 2)).toBeDefined();
  });

  test('fields', () => {
    const pos = [1, 2];
    both(state, [{ pos, vel: pos }, 0.1], /s is written, and holds one array in two places/);
  });
});
