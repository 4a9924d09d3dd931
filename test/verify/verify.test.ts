/**
 * `verify` finds gradients that are wrong, and no others: at smooth points, at kinks and jumps, for all shapes of arguments
 * and results. Wrong ones are planted into the generated text.
 */
import { describe, expect, test } from 'vitest';
import { compile, type CompileOptions } from '../../src/index.js';
import { runText } from '../../src/run/run.js';
import { transpile } from '../../src/run/transpile.js';
import { type Circumstances, subjectOf, verifyOne } from '../../src/verify/subject.js';
import type { Row } from '../../src/verify/verify.js';

interface Trial {
  readonly given?: Circumstances['given'];
  readonly plant?: (code: string) => string;
  readonly options?: CompileOptions;
  readonly samples?: number;
}

async function outcome(text: string, { given = [], plant = (code) => code, options = {}, samples = 3 }: Trial = {}): Promise<ReturnType<typeof verifyOne>> {
  const { code, functions } = compile(text, { fileName: 'f.ts', ...options });
  const planted = plant(code!);
  if (plant.length > 0 && String(plant) !== '(code) => code') expect(planted).not.toBe(code);
  return verifyOne(functions[0]!, {
    source: await runText(transpile(text, 'f.ts')), module: await runText(planted), params: subjectOf(text, { fileName: 'f.ts' }).get(functions[0]!.name)!,
    given, style: options.style, wishes: { samples, seed: 1, size: 3, rtol: 1e-6 },
  });
}

async function rowsOf(text: string, trial?: Trial): Promise<readonly Row[]> {
  const found = await outcome(text, trial);
  if ('reason' in found) throw new Error(found.reason);
  return found.rows;
}

const kinds = (rows: readonly Row[]): string[] => [...new Set(rows.map(({ kind }) => kind))].sort();

describe('right', () => {
  test.each([
    ['numbers', 'export const f = (x: number, y: number): number => Math.exp(x) / (1 + y * y);'],
    ['a domain of positive numbers', 'export function f(x: number): number {\n  if (!(x > 0)) throw new Error("positive!");\n  return Math.log(x) * Math.sqrt(x);\n}'],
    ['a loop that never ends for some', 'export function f(a: number): number {\n  let r = a;\n  while (Math.abs(r * r - a) > 1e-12 * a) r = 0.5 * (r + a / r);\n  return r;\n}'],
    ['arrays and a count', 'export function f(w: number[], n: number): number {\n  let s = 0;\n  for (let i = 0; i < n; i++) s += w[i] ** 2;\n  return s;\n}'],
    ['a length of its own', 'export const f = (w: number[]): number => w[3] * w[0];'],
    ['a matrix', 'export function f(m: number[][], v: Float64Array): number {\n  let s = 0;\n  for (let i = 0; i < v.length; i++) for (let j = 0; j < v.length; j++) s += v[i] * m[i][j] * v[j];\n  return s;\n}'],
    ['single precision', 'export function f(w: Float32Array): number {\n  let s = 0;\n  for (let i = 0; i < w.length; i++) s += w[i] * w[i];\n  return s;\n}'],
    ['a record with a count in it', 'export function f(p: { n: number; x: number[]; on?: boolean }): number {\n  let s = 0;\n  for (let i = 0; i < p.n; i++) s += p.x[i] * p.x[i];\n  return p.on ? -s : s;\n}'],
    ['a tuple, a union, an option', "export const f = (p: [number, number], mode: 'a' | 'b', c?: number): number => (mode === 'a' ? p[0] * p[1] : p[0]) * (c ?? 2);"],
    ['a result that is an array', 'export const f = (x: number, y: number): number[] => [x * y, Math.sin(x), y];'],
    ['a result that is a record', 'export const f = (x: number, y: number): { s: number; t: [number, number] } => ({ s: x * y, t: [x + y, x / (2 + y * y)] });'],
    ['what it writes into', 'export function f(x: number[], y: number[]): number {\n  for (let i = 0; i < x.length; i++) y[i] = x[i] * y[i];\n  return x[0];\n}'],
    ['nothing but what it writes into', 'export function f(x: number, y: number[]): void {\n  y[0] = x * x;\n}'],
    ['further arguments', 'export function f(...xs: number[]): number {\n  let s = 1;\n  for (const x of xs) s *= x;\n  return s;\n}'],
  ])('%s', async (_what, text) => expect(kinds(await rowsOf(text))).toEqual(['right']));

  test.each(['lecture', 'compact'] as const)('in %s style', async (style) => {
    expect(kinds(await rowsOf('export const f = (x: number, y: number): number => x / (3 + y) + Math.tanh(x / y);', { options: { style } }))).toEqual(['right']);
  });

  test('a destructured parameter', async () => {
    expect(kinds(await rowsOf('export const f = ({ a, b }: { a: number; b: number[] }): number => a * b[0];'))).toEqual(['right']);
  });
});

describe('wrong ones are found', () => {
  const text = 'export function f(x: number, w: number[]): number {\n  const s = x * w[0] + w[1];\n  return s * s * s;\n}';
  test.each([
    ['a factor', (code: string) => code.replaceAll(/3 \* \(s \* s\)/g, '2 * (s * s)')],
    ['a sign in the backward pass alone', (code: string) => code.replace('dw[1] += ds', 'dw[1] -= ds')],
    ['one part in ten thousand', (code: string) => code.replaceAll(/3 \* \(s \* s\)/g, '3.0003 * (s * s)')],
    ['a sum that is missing', (code: string) => code.replaceAll(/dx = w\[0\] \* ds/g, 'dx = 0 * ds')],
    ['a value', (code: string) => code.replaceAll('s * s * s;', 's * s * s + 1e-15;')],
    ['the joint function alone', (code: string) => { const at = code.indexOf('function fGrad'); return code.slice(0, at) + code.slice(at).replace(/3 \* \(s \* s\)/, '4 * (s * s)'); }],
  ])('%s', async (_what, plant) => {
    const rows = await rowsOf(text, { plant });
    expect(kinds(rows)).toContain('wrong');
  });

  test('a gradient that happens to be the value of a field is no copy', async () => {
    const rows = await rowsOf('export const f = (p: { x: number }): number => p.x * p.x;', { given: [{ p: { x: 3 } }], plant: (code) => code.replaceAll(/2 \* (\w+) \* (df|1)|2 \* p\.x/g, 'p.x') });
    expect(kinds(rows)).toContain('wrong');
  });

  test('NaN where the slope is a number', async () => {
    const rows = await rowsOf('export const f = (x: number): number => x * x;', { plant: (code) => code.replaceAll('2 * x', '(0 / 0) * x') });
    expect(kinds(rows)).toContain('wrong');
  });

  test('a seed that is not used', async () => {
    const rows = await rowsOf('export const f = (x: number): number[] => [x * x, x];', { plant: (code) => code.replace(/df\[1\]/, '1') });
    expect(kinds(rows)).toContain('wrong');
  });
});

describe('kinks, jumps, and what cannot be told', () => {
  const kind = async (expression: string, x: number): Promise<string | undefined> =>
    (await rowsOf(`export const f = (x: number): number => ${expression};`, { given: [{ x }], options: { quiet: ['GG2101'] } })).find(({ component }) => component === 'dx')?.kind;

  test.each([
    ['Math.abs(x)', 0, 'kink'], ['Math.max(x, 2)', 2, 'kink'], ['Math.max(0, x) + x', 0, 'kink'], ['x >= 1 ? x * x : x', 1, 'kink'],
    ['Math.abs(x)', 1e-3, 'right'], ['Math.floor(x) * 1', 2, 'jump'], ['Math.floor(x) + x', 2.5, 'right'], ['x > 1 ? x : 0', 1, 'jump'],
    ['Math.sqrt(x)', 0, 'unclear'], ['x * Math.abs(x)', 0, 'right'],
  ])('%s at %d: %s', async (expression, x, expected) => expect(await kind(expression, x)).toBe(expected));

  test('a gradient beside both slopes of a kink is wrong', async () => {
    const rows = await rowsOf('export const f = (x: number): number => Math.abs(x);', { given: [{ x: 0 }], plant: (code) => code.replaceAll(/Math\.sign\(x\)/g, '2') });
    expect(kinds(rows)).toContain('wrong');
  });
});

describe('arguments', () => {
  test('given by name, the rest made up; the same seed gives the same', async () => {
    const text = 'export const f = (x: number, w: Float64Array): number => x * w[0];';
    const one = await outcome(text, { given: [{ w: [2, 3] }] });
    expect(one).toEqual(await outcome(text, { given: [{ w: [2, 3] }] }));
    expect('rows' in one && one.rows.find(({ component }) => component === 'dx')?.gradient).toBe(2);
  });

  test.each([
    ['of a function', 'export const f = (x: number, g?: (x: number) => string): number => x * (g ? 2 : 1);', [{ x: 1 }], undefined],
    ['of unknown type', 'export const f = (x: number, m: Map<string, number>): number => x * x;', [], '`m` is not given, and a value of type `Map<string, number>` cannot be made up'],
    ['of no parameter', 'export const f = (x: number): number => x * x;', [{ y: 1 }], 'it has no parameter `y`, of which an argument is given'],
    ['that it never takes', 'export function f(x: number): number {\n  if (x < 1e9) throw new Error("no");\n  return x * x;\n}', [], /^it throws: no$/],
  ] as const)('%s', async (_what, text, given, reason) => {
    const found = await outcome(text, { given }).catch((error: Error) => ({ reason: error.message }));
    if (reason === undefined) expect(found).toHaveProperty('rows');
    else expect((found as { reason: string }).reason).toMatch(reason);
  });
});
