/** How often a loop ran is written without a guard where it can't be below 0, and with one where it can. */
import { expect, test } from 'vitest';
import { compile } from '../../src/index.js';
import { expectProgram } from '../oracle/harness.js';

const loop = (head: string, before = ''): string => `export function f(xs: number[], n: number) { ${before} let h = 1; for (${head}) h = Math.sin(xs[0] * h); return h; }`;

test.each([
  ['a length', loop('let i = 0; i < xs.length; i++'), 'xs.length'],
  ['a length with a name', loop('let i = 0; i < m; i++', 'const m = xs.length;'), 'm'],
  ['one more', loop('let i = 0; i <= xs.length; i++'), 'xs.length + 1'],
  ['twice a length', loop('let i = 0; i < 2 * xs.length; i++'), '2 * xs.length'],
  ['one less', loop('let i = 1; i < xs.length; i++'), 'Math.max(0, xs.length - 1)'],
  ['a number that came in', loop('let i = 0; i < n; i++'), 'Math.max(0, Math.ceil(n))'],
  ['a literal below the start', loop('let i = 5; i < 3; i++'), '0'],
])('%s', async (_, source, trips) => {
  expect(compile(source, { fileName: 'f.ts' }).code).toContain(`const trips = ${trips};`);
  await expectProgram({ source, fn: 'f', points: [[[0.5, 2, 0.3], 2], [[1], 0]] });
});
