/**
 * The size of the output grows with the size of the source, however exits, branches and cases are put together:
 * tokens of the output ÷ tokens of the source, for each of the three exports. GROWTH=1 prints the table.
 */
import { tokenizer } from 'acorn';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.js';
import { expectProgram } from '../oracle/harness.js';
import { transpile } from '../oracle/transpile.js';
import { families } from './growing.js';

const sizes = process.env.GROWTH === undefined ? [1, 8, 16, 64] : [1, 2, 4, 8, 16, 32, 64];

function tokens(text: string): number {
  return [...tokenizer(text, { ecmaVersion: 'latest', sourceType: 'module' })].length;
}

describe.each(families)('$name', ({ name, source, points }) => {
  test('is right', async () => {
    for (const n of [1, 2, 5]) await expectProgram({ source: source(n), fn: 'f', points, styles: ['staged', 'compact'], differences: false });
  });

  test('grows no faster than the source', () => {
    const ratios = new Map(sizes.map((n) => {
      const { code, diagnostics } = compile(source(n), { fileName: 'input.ts' });
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      return [n, tokens(code!) / tokens(transpile(source(n))) / 3];
    }));
    if (process.env.GROWTH !== undefined) console.log(name.padEnd(42), [...ratios].map(([n, ratio]) => `${n}: ${ratio.toFixed(1)}`).join('   '));
    expect(Math.max(...ratios.values())).toBeLessThanOrEqual(12);
    // What is the same for every program weighs less and less: a family that grows linearly tends to a constant.
    expect(ratios.get(64)! / ratios.get(16)!).toBeLessThan(1.3);
  });
});
