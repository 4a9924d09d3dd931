/** Gradients have the shape and kind of their parameter, whatever is read of it; nothing of the caller's is in them. */
import { describe, expect, test } from 'vitest';
import { load } from './module.js';

const calls = (source: string, args: readonly unknown[]): readonly Record<string, unknown>[] => {
  const { grad, split } = load(source);
  const { value, ...joint } = grad(...args);
  expect(typeof value).toBe('number');
  return [joint, split(args)];
};

describe('the shape of the parameter', () => {
  const same: readonly (readonly [string, string, readonly unknown[], Record<string, unknown>])[] = [
    ['what carries no derivative is copied',
      'export function f(p: { x: number; name: string; on: boolean; tags: string[]; ids: Int32Array; n: number; run: () => void }) { let s = 0; for (let i = 0; i < p.n; i++) s += p.x; return s; }',
      [{ x: 2, name: 'a', on: true, tags: ['b'], ids: Int32Array.of(1), n: 3, run: calls }],
      { dp: { x: 3, name: 'a', on: true, tags: ['b'], ids: Int32Array.of(1), n: 3, run: calls } }],
    ['`null` and `undefined` stay',
      'export function f(x: number, p: { a: number | null; b?: number; c: number | undefined; r: { v: number } | null }, y: number | null, z?: number) { return x * (p.a ?? 1) * (p.b ?? 2) * (p.c ?? 3) * (p.r?.v ?? 4) * (y ?? 5) * (z ?? 6); }',
      [1, { a: null, c: undefined, r: null }, null],
      { dx: 720, dp: { a: null, c: undefined, r: null }, dy: null, dz: undefined }],
    ['and numbers in their places get theirs',
      'export function f(x: number, p: { a: number | null; b?: number; c: number | undefined; r: { v: number } | null }, y: number | null, z?: number) { return x * (p.a ?? 1) * (p.b ?? 2) * (p.c ?? 3) * (p.r?.v ?? 4) * (y ?? 5) * (z ?? 6); }',
      [1, { a: 1, b: 1, c: 1, r: { v: 1 } }, 1, 1],
      { dx: 1, dp: { a: 1, b: 1, c: 1, r: { v: 1 } }, dy: 1, dz: 1 }],
    ['an omitted parameter with a default gets 0, and hands its adjoint on',
      'export function f(x: number, y: number = x * x) { return x * y; }', [3], { dx: 27, dy: 0 }],
    ['an omitted array has the shape of its default',
      'export function f(x: number, w: number[] = [1, 2]) { let s = 0; for (const v of w) s += v * x; return s; }', [3], { dx: 3, dw: [0, 0] }],
    ['an omitted array hands its adjoint on to the one that stands in for it',
      'export function f(x: number[], w: number[] = x) { let s = 0; for (let i = 0; i < w.length; i++) s += w[i] * w[i]; return s; }', [[1, 2]], { dx: [2, 4], dw: [0, 0] }],
    ['an omitted record has the fields of its default',
      'export function f(x: number, o: { rate: number; steps: number } = { rate: 2, steps: 3 }) { let s = 0; for (let i = 0; i < o.steps; i++) s += o.rate * x; return s; }',
      [3], { dx: 6, do: { rate: 0, steps: 3 } }],
    ['a class instance gives a plain record',
      'class P { constructor(public x: number, public y: number) {} } export function f(p: P) { return p.x * p.y; }',
      [new (class { x = 2; y = 3; })()], { dp: { x: 3, y: 2 } }],
    ['a rest parameter gives an array',
      'export function f(k: number, ...xs: number[]) { let s = 0; for (const x of xs) s += k * x; return s; }', [2, 5], { dk: 5, dxs: [2] }],
    ['without rest arguments an empty one',
      'export function f(k: number, ...xs: number[]) { let s = k; for (const x of xs) s += k * x; return s; }', [2], { dk: 1, dxs: [] }],
    ['alternatives keep their own fields',
      "type S = { kind: 'c'; r: number } | { kind: 'b'; w: number; h: number }; export function f(s: S) { return s.kind === 'c' ? s.r : s.w * s.h; }",
      [{ kind: 'b', w: 2, h: 3 }], { ds: { kind: 'b', w: 3, h: 2 } }],
    ['typed arrays stay typed',
      'export function f(p: { a: Float64Array; b: Float32Array[] }) { return p.a[0] * p.b[0][1]; }',
      [{ a: Float64Array.of(2), b: [Float32Array.of(0, 3)] }], { dp: { a: Float64Array.of(3), b: [Float32Array.of(0, 2)] } }],
    ['parameters that are destructured go by their position',
      'export function f({ x }: { x: number }, [y]: [number]) { return x * y; }', [{ x: 2 }, [3]], { darg0: { x: 3 }, darg1: [2] }],
  ];
  test.each(same)('%s', (_, source, args, wanted) => {
    for (const gradient of calls(source, args)) expect(gradient).toEqual(wanted);
  });

  test('a missing field is no field of the gradient', () => {
    const [joint, split] = calls('export function f(p: { a: number; b?: number }) { return p.a * p.b!; }', [{ a: 2 }]);
    expect(Object.keys(joint.dp as object)).toEqual(['a']);
    expect(Object.keys(split.dp as object)).toEqual(['a']);
  });

  test('fields come in the order of their declaration', () => {
    const [{ dp }] = calls('export function f(p: { z: number; a?: number; m: number }) { return p.z * p.m; }', [{ z: 1, a: 2, m: 3 }]);
    expect(Object.keys(dp as object)).toEqual(['z', 'a', 'm']);
  });
});

describe('no gradient grows, whatever is read', () => {
  const outside: readonly (readonly [string, string, readonly unknown[]])[] = [
    ['literal index', 'export function f(w: number[]) { return w[0] * 2 + w[5]; }', [[1]]],
    ['literal index of a field', 'export function f(p: { w: number[] }) { return p.w[0] * 2 + p.w[5]; }', [{ w: [1] }]],
    ['negative and broken index', 'export function f(w: number[]) { return w[-1] + w[0.5] + w[1e3]; }', [[1]]],
    ['computed index', 'export function f(w: number[], k: number) { return w[k] + w[k + 1] * w[k - 5]; }', [[1], 0]],
    ['row', 'export function f(w: number[][]) { return w[0][4] + w[0][0]; }', [[[1]]]],
    ['in a loop', 'export function f(w: number[]) { let s = 0; for (let i = -2; i < 4; i++) s += w[i] * w[i]; return s; }', [[1, 2]]],
    ['empty', 'export function f(w: number[], X: number[][]) { let s = w[0]; for (const r of X) s += r[0]; return s; }', [[], [[], []]]],
    ['NaN as index', 'export function f(w: number[], k: number) { return w[k | 0] + w[k]; }', [[1], NaN]],
    ['tuple that is too short', 'export function f(w: [number, number?]) { return w[0] * w[1]!; }', [[1]]],
  ];
  test.each(outside)('%s', (_, source, args) => {
    const before = JSON.stringify(args, (_key, value: unknown) => (typeof value === 'number' ? 0 : value));
    for (const gradient of calls(source, args)) {
      const after = JSON.stringify(Object.values(gradient), (_key, value: unknown) => (typeof value === 'number' ? 0 : value));
      expect(before.startsWith(after.slice(0, -1))).toBe(true);
      for (const one of Object.values(gradient)) if (Array.isArray(one)) expect(Object.keys(one)).toHaveLength(one.length);
    }
  });
});

test('what is an index in one place carries no derivative anywhere', () => {
  const [{ dp }] = calls('export function f(p: { k: number; w: number[] }) { return p.w[p.k] * p.k; }', [{ k: 1, w: [3, 4] }]);
  expect(dp).toEqual({ k: 1, w: [0, 1] });
});

test('an own array of strings is handed out, not the caller’s', () => {
  const tags = ['a'];
  const [{ dp }] = calls('export function f(p: { x: number; tags: string[] }) { return p.x * p.tags.length; }', [{ x: 2, tags }]);
  expect((dp as { tags: string[] }).tags).toEqual(tags);
  expect((dp as { tags: string[] }).tags).not.toBe(tags);
});
