/**
 * What is nested very deeply compiles, or is refused as too deep: in whichever phase the stack ends, it is no bug of ours
 * to be reported, and no bare exception.
 */
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.js';
import { expressions, type Make, towers } from './programs.js';

const nested: readonly (readonly [string, Make])[] = ['chain to the right', 'nested calls', 'ternaries to the left', 'brackets around sums', 'negations']
  .map((name) => [name, expressions[name]!] as const);

describe.each([...nested, ...Object.entries(towers)])('%s', (_, make) => {
  test.each([450, 700])('%i deep', (depth) => {
    const { code, diagnostics } = compile(make(depth), { fileName: 'input.ts' });
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map((error) => error.code)).toEqual(code === null ? ['GG1022'] : []);
    for (const { start } of errors) expect(start!.line).toBeGreaterThan(1);
  });
});

test('the place named is the innermost one, of brackets and of choices', () => {
  const { diagnostics } = compile(`export function f(x: number, y?: number): number {\n  return ${'x ? 1 : '.repeat(9000)}(y ?? 2);\n}\n`, { fileName: 'input.ts' });
  expect(diagnostics.map(({ code, start }) => [code, start!.line, start!.column])).toEqual([['GG1022', 2, 10 + 8 * 9000]]);
});
