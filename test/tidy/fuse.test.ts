/**
 * Forward and backward in one loop: where that is right it happens, where it isn't it doesn't, and the gradient is the same.
 */
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.js';
import { styles } from '../../src/options.js';
import { expectProgram } from '../oracle/harness.js';
import { evaluate } from '../oracle/transpile.js';
import { fused } from './fused-loops.js';
import type { Sample } from './sample.js';
import { separate } from './separate-loops.js';
import { structureOf } from './structure.js';

type Grad = (...args: readonly unknown[]) => Record<string, unknown>;

function gradOf(source: string, tidy: Record<string, boolean>): { readonly code: string; readonly grad: Grad } {
  const { code, diagnostics } = compile(source, { fileName: 'input.ts', tidy, verify: true });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { code: code!, grad: evaluate(code!).fGrad as Grad };
}

/** The numbers of a result, all in a row. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(numbersIn);
}

/** Sums of gradients come out in another order. */
function expectSame(found: readonly number[], wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  const scale = Math.max(1, ...wanted.map(Math.abs).filter(Number.isFinite));
  found.forEach((number, at) => {
    if (Number.isFinite(wanted[at])) expect(Math.abs(number - wanted[at])).toBeLessThanOrEqual(1e-12 * scale);
    else expect(number).toBe(wanted[at]);
  });
}

const check = async ({ source, points, loops, tapes = 0 }: Sample): Promise<void> => {
  await expectProgram({ source, fn: 'f', points });
  for (const style of styles) {
    const { code } = compile(source, { fileName: 'input.ts', style });
    const found = structureOf(code!, 'fGrad');
    expect({ style, loops: found.loops, tapes: found.tapes }, code!).toEqual({ style, loops, tapes });
  }
  const one = gradOf(source, {});
  const two = gradOf(source, { fuse: false });
  for (const args of points) {
    const found = one.grad(...args);
    const wanted = two.grad(...args);
    expect(Object.keys(found)).toEqual(Object.keys(wanted));
    expect(Object.is(found.value, wanted.value)).toBe(true);
    expectSame(numbersIn(found), numbersIn(wanted));
  }
};

describe('goes forward and back at once', () => {
  test.each(fused)('$name', check);
});

describe('needs a second pass', () => {
  test.each(separate)('$name', check);
});

test('the golden: one loop, no tape, the zeros before it', () => {
  const source = `export function f(x: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < x.length - 1; i++) sum += (1 - x[i]) ** 2 + 100 * (x[i + 1] - x[i] * x[i]) ** 2;
    return sum;
  }`;
  const { code } = compile(source, { fileName: 'input.ts', style: 'compact' });
  expect(code!.replace(/\n \*/g, '')).toContain('the gradient on `sum` is known (it is 1) before the loop starts');
  expect(code!.slice(code!.indexOf('fGrad('))).not.toContain('// forward pass');
  expect(structureOf(code!, 'fGrad')).toEqual({ loops: 1, tapes: 0, variables: [] });
});

test('the switch', () => {
  const source = 'export function f(x: number[]): number { let s = 0; for (const v of x) s += v * v; return s; }';
  expect(structureOf(compile(source, { tidy: { fuse: false } }).code!, 'fGrad').loops).toBe(2);
  expect(structureOf(compile(source).code!, 'fGrad').loops).toBe(1);
});
