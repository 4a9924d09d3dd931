/**
 * Tapes that stay in the module from call to call.
 */
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.js';
import { styles } from '../../src/options.js';
import { expectProgram } from '../oracle/harness.js';
import { evaluate } from '../oracle/transpile.js';
import { structureOf } from './structure.js';

type Result = Record<string, unknown>;
type Grad = (...args: readonly unknown[]) => Result;

const counted = `export function f(x: number, r: number, n: number): number {
  let h = x;
  for (let i = 0; i < n; i++) h = Math.tanh(h * r + x);
  return h;
}`;
const growing = `export function f(a: number): number {
  let r = a;
  while (Math.abs(r * r - a) > 1e-12 * a) r = 0.5 * (r + a / r);
  return r;
}`;
const nested = `export function f(x: number, n: number, m: number): number {
  let h = x;
  for (let i = 0; i < n; i++) {
    for (let j = 0; h < 2 && j < m + i; j++) h = Math.sin(h) + x * x;
    h = h * 0.5 + x;
  }
  return h;
}`;
/** How often the inner loop runs is known before it starts, so that room is made there. */
const triangle = `export function f(x: number, n: number): number {
  let h = x;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) h = Math.sin(h) + x * x;
    h = h * 0.5 + x;
  }
  return h;
}`;
const guarded = `export function f(x: number, n: number, limit: number): number {
  let h = x;
  for (let i = 0; i < n; i++) {
    if (h > limit) throw new Error('too far');
    h = h * h + x;
  }
  return h;
}`;
const perIteration = `export function f(X: number[][], w: number): number {
  let total = 0;
  for (const row of X) {
    let p = 1;
    for (const v of row) p *= Math.sin(w * v);
    total += p;
  }
  return total;
}`;

function gradOf(source: string, tidy: Record<string, boolean> = {}): { readonly code: string; readonly fGrad: Grad; readonly fForward: Grad } {
  const { code, diagnostics } = compile(source, { tidy, verify: true });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { fGrad, fForward } = evaluate(code!);
  return { code: code!, fGrad: fGrad as Grad, fForward: fForward as Grad };
}

describe('programs with tapes are right', () => {
  test.each([
    ['counted', counted, [[0.5, 0.9, 5], [0.5, 0.9, 0], [0.2, 1.1, 200], [0.2, 1.1, 3]]],
    ['growing', growing, [[2], [9], [0.3]]],
    ['nested', nested, [[0.5, 3, 4], [0.1, 30, 9], [0.3, 0, 1]]],
    ['one for each iteration', perIteration, [[[[1, 2], [], [0.5]], 0.7], [[], 1]]],
    ['triangle', triangle, [[0.5, 4], [0.1, 30], [0.3, 0], [0.3, -1], [0.2, 3.5]]],
  ] as const)('%s', async (_, source, points) => {
    await expectProgram({ source, fn: 'f', points });
  });
});

describe('where the tapes are', () => {
  test.each(styles)('in the module, in style %s', (style) => {
    const { code } = compile(counted, { style });
    expect(structureOf(code!, 'fGrad')).toMatchObject({ tapes: 1, variables: ['hTape'] });
    expect(code).toContain('// Tape, kept from call to call.\nlet hTape = new Float64Array(64);\n');
    expect(code).not.toMatch(/fForward[^}]*hTape/);
  });

  test('several, and a growing one', () => {
    expect(structureOf(gradOf(nested).code, 'fGrad').variables.length).toBeGreaterThan(1);
    expect(gradOf(nested).code).toContain('// Tapes, kept from call to call.');
    expect(gradOf(growing).code).toContain('let rs = rTape;');
  });

  test('room for an inner loop is made before it', () => {
    expect(gradOf(triangle).code).toMatch(/if \(end > hs\.length\) hs = longer\(hs, end\);\n +for \(let j = 0; j < i; j\+\+\) \{\n +hs\[at\] = h;/);
  });

  test('none where the switch is off', () => {
    expect(structureOf(gradOf(counted, { scratch: false }).code, 'fGrad').variables).toEqual([]);
  });

  test('none where the function calls out', () => {
    const { code } = gradOf(counted.replace('let h = x;', 'let h = x; console.log(n);'));
    expect(structureOf(code, 'fGrad')).toMatchObject({ tapes: 1, variables: [] });
  });

  test('names that nothing else in the module has', () => {
    const source = `const hTape = 0.5;
      export function f(x: number, n: number): number { let h = x; for (let i = 0; i < n; i++) h = Math.tanh(h * hTape); return h; }
      export function g(x: number, n: number): number { let h = x, hTape2 = 0; for (let i = 0; i < n; i++) { h = Math.tanh(h); hTape2 += h; } return hTape2; }`;
    const { code } = compile(source);
    expect(structureOf(code!, 'fGrad').variables).toEqual(['hTape3', 'hTape4']);
    const { gGrad, fGrad } = evaluate(code!) as Record<string, Grad>;
    const before = fGrad(0.5, 3);
    gGrad(0.2, 5);
    expect(fGrad(0.5, 3)).toEqual(before);
  });
});

describe('nothing of one call shows in another', () => {
  const cases: readonly (readonly [string, string, readonly (readonly unknown[])[]])[] = [
    ['counted', counted, [[0.5, 0.9, 200], [0.4, 0.8, 3], [0.5, 0.9, 0], [0.1, 1.2, 1000], [0.5, 0.9, NaN], [0.4, 0.8, 3]]],
    ['growing', growing, [[2], [1e300], [9], [1], [2]]],
    ['nested', nested, [[0.5, 3, 4], [0.1, 300, 9], [0.5, 3, 4], [0.1, 0, 0]]],
    ['one for each iteration', perIteration, [[[[1, 2], [], [0.5, 1, 2, 3]], 0.7], [[], 1], [[[3]], 0.7]]],
    ['triangle', triangle, [[0.5, 4], [0.1, 700], [0.5, 4], [0.1, 200], [0.1, 0]]],
  ];
  test.each(cases)('%s', (_, source, calls) => {
    const { fGrad } = gradOf(source);
    for (const args of calls) {
      const fresh = gradOf(source, { scratch: false }).fGrad(...args);
      expect(fGrad(...args)).toEqual(fresh);
    }
  });

  test('a call that throws leaves them usable', () => {
    const { fGrad } = gradOf(guarded);
    const wanted = fGrad(0.2, 10, 100);
    expect(() => fGrad(3, 1000, 1e6)).toThrow('too far');
    expect(fGrad(0.2, 10, 100)).toEqual(wanted);
  });
});

describe('memory', () => {
  test('what a long call took is not kept', () => {
    const { code } = gradOf(counted);
    const made: number[] = [];
    class Counted extends Float64Array {
      constructor(size: number) {
        super(size);
        made.push(size);
      }
    }
    const { fGrad } = evaluate(code, { Float64Array: Counted }) as Record<string, Grad>;
    fGrad(0.5, 0.9, 10);
    fGrad(0.5, 0.9, 1000);
    fGrad(0.5, 0.9, 900);
    expect(made).toEqual([64, 1000]);
    fGrad(0.5, 0.9, 200_000);
    fGrad(0.5, 0.9, 200_000);
    fGrad(0.5, 0.9, 900);
    expect(made).toEqual([64, 1000, 200_000, 200_000]);
  });

  test('a growing tape is kept up to a mebibyte', () => {
    const source = `export function f(x: number, end: number): number {
      let h = x, k = 0;
      while (k * 0.5 < end) {
        h = Math.sin(h) + 1e-9;
        k += 1.5;
      }
      return h;
    }`;
    const { code, fGrad } = gradOf(source);
    const slow = gradOf(source, { scratch: false });
    expect(code).toContain('131072');
    for (const end of [150_000, 10, 150_000]) expect(fGrad(0.5, end)).toEqual(slow.fGrad(0.5, end));
  });
});
