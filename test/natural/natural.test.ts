/**
 * Programs as people write them, over the fields that they write them in: each through the oracle, in all styles.
 */
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/index.js';
import { expectProgram } from '../oracle/harness.js';
import { engineering } from './engineering.js';
import { learning } from './learning.js';
import { more } from './more.js';
import { science } from './science.js';

describe('natural programs', () => {
  it.each([...learning, ...science, ...engineering, ...more].map((program) => [program.name, program] as const))('%s', async (_, { source, points, wrt }) => {
    const fn = [...source.matchAll(/export (?:function|const) (\w+)/g)].at(-1)![1]!;
    await expectProgram({ source, fn, points, ...(wrt ? { wrt } : {}) });
  });
});

/** What people write too, and what is refused so far: with a code and a place, never in silence. */
describe('natural programs that are refused', () => {
  it.each([
    ['pairs of records by flatMap', 'GG2027', 'export function f(ps: { x: number }[]): number { return ps.flatMap((a, i) => ps.slice(i + 1).map((b) => ({ a, b }))).reduce((s, { a, b }) => s + a.x * b.x, 0); }'],
    ['a field written by a key of a list', 'GG2011', "export function f(p: { x: number; y: number }): number { const q = { ...p }; for (const key of ['x', 'y'] as const) q[key] *= p[key]; return q.x * q.y; }"],
    ['options copied before they are spread over the defaults', 'GG2007', 'export function f(x: number, o: { k?: number }): number { const copy = { ...o }; const { k } = { k: 2, ...copy }; return x * k; }'],
  ])('%s: %s', (_, code, source) => {
    expect(compile(source, { fileName: 'input.ts' }).diagnostics.map((one) => one.code)).toEqual([code]);
  });
});
