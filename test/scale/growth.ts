/** Output tokens ÷ source tokens for each export, for 1 … 64 exits, branches or cases: one after the other, or nested. */
import { compile } from '../../src/index.js';
import { families } from '../emit/growing.js';
import { tokensOf } from '../fuzz/coverage.js';
import { transpile } from '../oracle/transpile.js';
import { table } from './table.js';

const counts = [1, 2, 4, 8, 16, 32, 64];

export function growth(): string {
  return table(['family', ...counts.map(String)], families.map(({ name, source }) => [name, ...counts.map((n) => {
    const { code, functions } = compile(source(n), { fileName: 'input.ts' });
    return (tokensOf(code!) / tokensOf(transpile(source(n))) / functions[0]!.exports.length).toFixed(1);
  })]));
}
