/**
 * Programs as people write them, over the fields that they write them in: each through the oracle, in all styles.
 */
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/index.js';
import { expectProgram } from '../oracle/harness.js';
import { engineering } from './engineering.js';
import { learning } from './learning.js';
import { linear } from './linear.js';
import { more } from './more.js';
import { science } from './science.js';
import { sequences } from './sequences.js';

describe('natural programs', () => {
  it.each([...learning, ...science, ...engineering, ...linear, ...sequences, ...more].map((program) => [program.name, program] as const))('%s', async (_, { source, points, wrt }) => {
    const fn = [...source.matchAll(/export (?:function|const) (\w+)/g)].at(-1)![1]!;
    await expectProgram({ source, fn, points, ...(wrt ? { wrt } : {}) });
  });
});

/** What people write too, and what is refused so far: with a code and a place, never in silence. */
describe('natural programs that are refused', () => {
  it.each([
    ['a view into what is written', 'GG2027', 'export function f(xs: Float64Array): number { const w = new Float64Array(4); const v = w.subarray(1); for (let i = 0; i < 3; i++) v[i] = xs[i] ** 2; return w[1] * w[3]; }'],
    ['a table of numbers by any key', 'GG5020', 'export function f(p: Record<string, number>): number { return p.a * p.b; }'],
    ['options copied before they are spread over the defaults', 'GG2007', 'export function f(x: number, o: { k?: number }): number { const copy = { ...o }; const { k } = { k: 2, ...copy }; return x * k; }'],
  ])('%s: %s', (_, code, source) => {
    expect(compile(source, { fileName: 'input.ts' }).diagnostics.map((one) => one.code)).toEqual([code]);
  });
});
