/** `gradgen verify`: files, functions and arguments of the command line; `test/verify` has what it finds. */
import { describe, expect, test } from 'vitest';
import { gradgen, scratch } from '../setup/command.js';

const model = "import { square } from './helper';\nimport { half } from '@/lib';\nconsole.log('hello');\nexport const loss = (w: number, x: number): number => half(square(w * x));\nexport const other = (x: number): number => x;\n";
const files = {
  'src/model.ts': model, 'src/helper.ts': 'export const square = (x: number): number => x * x;\n', 'lib/lib.ts': 'export const half = (x: number): number => x / 2;\n',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } } }', 'package.json': '{ "type": "commonjs" }',
};

test('one function of a file, with its imports as the compiler finds them; nothing is written', async () => {
  const cwd = scratch(files);
  const { status, stdout, stderr } = await gradgen(['verify', 'src/model.ts#loss', '--at', 'w=2,x=3', '--at', 'w=-1'], { cwd });
  expect([status, stderr]).toEqual([0, 'src/model.ts: running your code, and what was made of it\n']);
  expect(stdout).toMatch(/^loss: 2 points\n/);
  expect(stdout).toMatch(/^ {2}dw +1 +18 +18/m);
  expect(stdout).toMatch(/\nloss: 8 agree\n$/);
  expect(stdout).not.toContain('hello');
});

test('arguments from a file, and a function that is wrong', async () => {
  const cwd = scratch({
    'cube.ts': '/** @gradgen.backward back */\nexport function cube(x: Float64Array): number {\n  return x[0] ** 3;\n}\nfunction back(x: Float64Array, v: number, dv: number) {\n  return { dx: Float64Array.of(x[0] * dv) };\n}\n',
    'points.json': '[{ "x": [2] }, { "x": [5] }]',
  });
  const { status, stdout, stderr } = await gradgen(['verify', 'cube.ts', '--input', 'points.json'], { cwd });
  expect(status).toBe(1);
  expect(stdout).toMatch(/ dx\[0\] +2 +5 +75 .* wrong$/m);
  expect(stderr).toContain('cube.ts - error GG5050: the gradient of `cube` is not what differences of its values say: worst is dx[0] at point 2; 2 of 4 rows are wrong\n  hint: a rule of your own');
});

test('for programs, only the diagnostics are on stdout', async () => {
  const { status, stdout, stderr } = await gradgen(['verify', 'f.ts', '--reporter', 'json', '--at', 'y=1'], { cwd: scratch({ 'f.ts': 'export const f = (x: number): number => x * x;\nexport const g = (y: number): number => y;\n' }) });
  expect(status).toBe(1);
  expect(stdout.trimEnd().split('\n').map((line) => (JSON.parse(line) as { code: string }).code)).toEqual(['GG5051']);
  expect(stderr).toContain('g: 1 point');
});

test('a loop that never ends is ended', { timeout: 60_000 }, async () => {
  const cwd = scratch({ 'f.ts': 'export function f(x: number): number {\n  let s = x;\n  while (s !== x + 1e9) s = s * x;\n  return s;\n}\n' });
  const { status, stderr } = await gradgen(['verify', 'f.ts'], { cwd });
  expect(status).toBe(1);
  expect(stderr).toContain('GG5051: `f` cannot be verified: it runs for longer than 0.5 s');
});

describe('wrong usage', () => {
  test.each([
    [['f.ts', '--at', 'x'], '--at wants `name=value`, and `x` is none'],
    [['f.ts', '--at', 'x=[1'], 'the value of `x` in --at is no JSON'],
    [['f.ts', '--input', 'nosuch.json'], 'cannot read `nosuch.json`'],
    [['f.ts', '--input', 'list.json'], '`list.json` has to hold the arguments by name'],
    [['f.ts', '--samples', '0', '--rtol', 'x'], '--samples wants a whole number from 1 on'],
    [['-'], '`verify` runs a file, not standard input'],
    [['f.ts#g'], 'there is no exported function `g`'],
  ])('%j', async (words, sentence) => {
    const { status, stderr } = await gradgen(['verify', ...words], { cwd: scratch({ 'f.ts': 'export const f = (x: number): number => x * x;\n', 'list.json': '[1]' }) });
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
