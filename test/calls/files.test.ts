/**
 * Helpers in other files: what is read of them, cycles of imports, and packages that aren't there.
 *
 *     compiled({ 'main.ts': "import { h } from './h'; …", 'h.ts': '…' })
 */
import { describe, expect, it } from 'vitest';
import { compile, type CompileResult } from '../../src/index.js';
import { load } from '../rules/load.js';

type Files = Readonly<Record<string, string>>;

function compiled(files: Files): CompileResult {
  return compile(files['main.ts']!, { fileName: '/project/main.ts', functions: ['f'], readFile: (path) => files[path.replace(/\\/g, '/').replace(/^.*\/project\//, '')], verify: true });
}

async function slope(files: Files, x: number): Promise<unknown> {
  const { code, diagnostics } = compiled(files);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { fGrad } = await load(code!);
  return fGrad!(x);
}

const main = "import { h } from './h';\nexport function f(x: number): number { return h(x) * 2; }";

describe('helpers in other files', () => {
  it('a change of a helper is seen when its user is compiled again', async () => {
    expect(await slope({ 'main.ts': main, 'h.ts': 'export const h = (x: number): number => x * x;' }, 3)).toEqual({ value: 18, dx: 12 });
    expect(await slope({ 'main.ts': main, 'h.ts': 'export const h = (x: number): number => x ** 3;' }, 3)).toEqual({ value: 54, dx: 54 });
  });

  it('functions of files that import each other are right, also where they call each other', async () => {
    const even = "import { odd } from './odd';\nexport function even(x: number, n: number): number { return n === 0 ? x : x * odd(x, n - 1); }";
    const odd = "import { even } from './even';\nexport function odd(x: number, n: number): number { return n === 0 ? x * x : even(x, n - 1) + x; }";
    // even(x, 2) = x (even(x, 0) + x) = 2 x²
    expect(await slope({ 'main.ts': "import { even } from './even';\nexport const f = (x: number): number => even(x, 2);", 'even.ts': even, 'odd.ts': odd }, 3)).toEqual({ value: 18, dx: 12 });
  });

  it('constants of files that import each other are found, in whichever of them they stand', async () => {
    const files = {
      'main.ts': "import { g } from './g';\nexport const f = (x: number): number => g(x);",
      'g.ts': "import { K, h } from './h';\nexport const L = 2;\nexport const g = (x: number): number => h(x) * K;",
      'h.ts': "import { L } from './g';\nexport const K = 3;\nexport const h = (x: number): number => x * x * L;",
    };
    expect(await slope(files, 5)).toEqual({ value: 150, dx: 60 });
  });

  it('default exports, re-exports and namespaces of them', async () => {
    const files = {
      'main.ts': "import h, { g as gg } from './lib/index';\nimport * as M from './lib';\nexport function f(x: number): number { return h(x) + gg(x) * M.K + M.deep.q(x); }",
      'lib/index.ts': "export { g, K } from './g';\nexport * as deep from './q';\nexport default function (x: number): number { return x * x; }",
      'lib/g.ts': 'export const K = 3;\nexport function g(x: number): number { return 2 * x; }',
      'lib/q.ts': 'export const q = (x: number): number => x ** 3;',
    };
    expect(await slope(files, 2)).toEqual({ value: 4 + 12 + 8, dx: 4 + 6 + 12 });
  });

  const places = (files: Files): unknown => compiled(files).diagnostics.map(({ code, file, start, message }) => [code, file?.replace(/^.*\/project\//, ''), start?.line, message]);

  it.each<[string, Files, unknown[]]>([
    ['constants that are computed from each other', { 'main.ts': "import { A } from './a';\nexport const f = (x: number): number => x * A;", 'a.ts': "import { B } from './b';\nexport const A = B + 1;", 'b.ts': "import { A } from './a';\nexport const B = A * 2;" },
      ['GG2004', 'a.ts', 2, expect.stringContaining('`A`')]],
    ['a package that is not there', { 'main.ts': "import { mean } from 'mathjs';\nexport function f(x: number): number { return x * mean([x, 2]); }" }, ['GG1020', 'main.ts', 1, expect.stringContaining('`mean([x, 2])` needs it')]],
    ['a file that is not there', { 'main.ts': main }, ['GG1020', 'main.ts', 1, expect.stringContaining('`h(x)` needs it')]],
    ['assertions of Node', { 'main.ts': "import assert from 'node:assert';\nexport function f(x: number): number {\n  assert(x > 0, 'positive');\n  return Math.sqrt(x);\n}" }, ['GG1020', 'main.ts', 1, "TypeScript says: Cannot find name 'node:assert', and `assert(x > 0, 'positive')` needs it"]],
  ])('%s: refused, with the place', (_, files, found) => {
    expect(places(files)).toEqual([found]);
  });

  it('a package that nobody needs does no harm', async () => {
    expect(await slope({ 'main.ts': "import { mean } from 'mathjs';\nimport assert from 'node:assert';\nexport const f = (x: number): number => x * x;\nexport const g = (xs: number[]) => { assert(xs); return mean(xs); };" }, 3)).toEqual({ value: 9, dx: 6 });
  });

  it('says of a helper that is written out in several places what it has to say once', () => {
    const source = 'const snap = (v: number): number => Math.round(v) + v;\nfunction half(v: number): number { return snap(v) * 0.5 + snap(v * v); }\nexport const g = (x: number): number => half(x);\nexport function f(x: number, y: number): number { return half(x) + half(y) + snap(x * y); }';
    expect(compile(source, { fileName: 'input.ts' }).diagnostics.map(({ code, start }) => [code, start?.line, start?.column])).toEqual([['GG2102', 1, 37]]);
  });
});
