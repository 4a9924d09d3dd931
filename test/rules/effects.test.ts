/**
 * Effects: what the source writes to the console and throws, the output does as well, once, in the forward pass.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../../src/index.js';
import type { Style } from '../../src/options.js';
import { load } from './load.js';

const source = `
  function assert(holds: boolean, message: string): asserts holds {
    if (!holds) throw new Error(message);
  }
  function positive(x: number): asserts x is number {
    if (x <= 0) throw new RangeError('not positive');
  }
  function told(x: number): number {
    console.log('told', x);
    return x * x;
  }
  function power(x: number, n: number): number {
    console.log('power', n);
    assert(n < 5, \`too deep: \${n}\`);
    return n === 0 ? 1 : x * power(x, n - 1);
  }
  /** @gradgen.backward doubledBack */
  function doubled(x: number): number {
    console.log('doubled', x);
    if (x > 100) throw new Error('far away');
    return 2 * x;
  }
  function doubledBack(x: number, value: number, d: number) {
    console.log('back', d);
    return { dx: 2 * d };
  }
  export function f(x: number, y: number, n: number): number {
    positive(x);
    console.assert(y !== 0, 'y', y);
    let s = told(x) + told(y);
    for (let i = 0; i < 2; i++) console.info(i, (s += told(i)));
    return s * power(x, n) + doubled(x * y);
  }`;

afterEach(() => vi.restoreAllMocks());

/** What is written to the console meanwhile. */
function during(work: () => unknown): { readonly written: unknown[][]; readonly thrown: unknown; readonly result: unknown } {
  const written: unknown[][] = [];
  for (const method of ['log', 'info', 'assert'] as const) vi.spyOn(console, method).mockImplementation((...args: unknown[]) => void written.push([method, ...args]));
  try {
    return { result: work(), written, thrown: undefined };
  } catch (thrown) {
    return { result: undefined, written, thrown };
  }
}

describe.each(['staged', 'lecture', 'compact'] satisfies Style[])('effects, %s', (style) => {
  const wanted = [
    ['assert', true, 'y', 3], ['log', 'told', 2], ['log', 'told', 3], ['log', 'told', 0], ['info', 0, 13], ['log', 'told', 1], ['info', 1, 14],
    ['log', 'power', 2], ['log', 'power', 1], ['log', 'power', 0], ['log', 'doubled', 6],
  ];

  it('are kept once, in order, and the backward pass has those of its rule', async () => {
    const { code, diagnostics } = compile(source, { fileName: 'f.ts', style, verify: true, wrt: ['x', 'y'] });
    expect(diagnostics).toEqual([]);
    const { fForward, fBackward, fGrad } = await load(code!);
    const forward = during(() => fForward!(2, 3, 2));
    expect(forward.written).toEqual(wanted);
    const { value, cache } = forward.result as { value: number; cache: unknown };
    expect(value).toBe(14 * 4 + 12);
    const backward = during(() => fBackward!(cache, 1));
    expect(backward.written).toEqual([['log', 'back', 1]]);
    // f = (x² + y² + 1) x² + 2 x y
    expect(backward.result).toEqual({ dx: 4 * 4 + 14 * 4 + 6, dy: 6 * 4 + 4 });
    const joint = during(() => fGrad!(2, 3, 2));
    expect(joint.written).toEqual([...wanted, ['log', 'back', 1]]);
    expect(joint.result).toEqual({ value, dx: 78, dy: 28 });
  });

  it.each([[[-1, 3, 2], new RangeError('not positive')], [[2, 3, 5], new Error('too deep: 5')], [[20, 30, 1], new Error('far away')]] as const)('%j throws what the source throws', async (args, error) => {
    const { code } = compile(source, { fileName: 'f.ts', style, wrt: ['x', 'y'] });
    const { fForward, fGrad } = await load(code!);
    expect(during(() => fForward!(...args)).thrown).toEqual(error);
    expect(during(() => fGrad!(...args)).thrown).toEqual(error);
  });
});
