/** How messages are written, how many warnings are too many, and what a code means. */
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/diagnostics/catalogue.js';
import { toPublic } from '../../src/diagnostics/locate.js';
import { diagnose } from '../../src/diagnostics/diagnostic.js';
import { reportOf } from '../../src/command/reporters.js';
import { pageOf } from '../../src/command/explain-code.js';
import pc from 'picocolors';
import { gradgen, scratch } from '../setup/command.js';

const noisy = 'export function noisy(x: number): number {\n  return x * Math.random();\n}\n';
const rough = 'export const a = (x: number): number => Math.floor(x) + x;\n';

test('json: one object a line on stdout, places from one, files as they are shown', async () => {
  const { status, stdout, stderr } = await gradgen(['src/noisy.ts', '--reporter', 'json'], { cwd: scratch({ 'src/noisy.ts': noisy }) });
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([{
    v: 1, severity: 'error', code: 'GG2013', message: '`Math.random()` gives another value at each call, so it has no derivative', file: 'src/noisy.ts',
    start: { line: 2, column: 14 }, end: { line: 2, column: 27 }, hint: 'pass the value in as a parameter', related: [],
  }]);
});

test('github: annotations; plain: one line each', async () => {
  const cwd = scratch({ 'a,b.ts': noisy });
  const [github, plain] = await Promise.all(['github', 'plain'].map((reporter) => gradgen(['a,b.ts', '--reporter', reporter], { cwd })));
  expect(github!.stdout).toBe('::error file=a%2Cb.ts,line=2,col=14,endLine=2,endColumn=27,title=GG2013::`Math.random()` gives another value at each call, so it has no derivative%0Ahint: pass the value in as a parameter\n');
  expect(plain).toMatchObject({ status: 1, stdout: '', stderr: 'a,b.ts:2:14 - error GG2013: `Math.random()` gives another value at each call, so it has no derivative (hint: pass the value in as a parameter)\n' });
});

test('what has no place, and what has several lines', () => {
  const drawing = { colors: pc.createColors(false), textOf: () => undefined, show: (file: string) => file };
  const homeless = toPublic(diagnose('GG5040', undefined, { why: '100%', difference: '1 - a\n1 + b', command: 'x' }), new Map());
  expect(reportOf('plain', homeless, drawing).text).toBe('error GG5040: this output is stale: 100% (hint: `x` writes it anew)\n');
  expect(reportOf('github', homeless, drawing).text).toBe('::error title=GG5040::this output is stale: 100%25%0A1 - a%0A1 + b%0Ahint: `x` writes it anew\n');
  expect(JSON.parse(reportOf('json', homeless, drawing).text)).toMatchObject({ v: 1, code: 'GG5040', related: [] });
  expect(reportOf('pretty', homeless, drawing).stream).toBe('stderr');
});

describe('--max-warnings', () => {
  test('more are a failure; silenced ones do not count', async () => {
    const cwd = scratch({ 'a.ts': rough, 'b.ts': rough.replace('export', '// gradgen-ignore GG2102, GG2101\nexport').replace(' a ', ' b ') });
    const loud = await gradgen(['a.ts', '--max-warnings', '0'], { cwd });
    expect(loud.stderr).toMatch(/^a\.ts:1:\d+ - warning GG/);
    expect(loud.stderr).toContain('error GG5060: warnings: 1, and at most 0 are allowed');
    expect(loud.status).toBe(1);
    expect((await gradgen(['a.ts', '--max-warnings', '1'], { cwd })).status).toBe(0);
    expect(await gradgen(['b.ts', '--max-warnings', '0'], { cwd })).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('help with a code', () => {
  test('its page on stdout', async () => {
    const { status, stdout, stderr } = await gradgen(['help', 'gg2013'], { cwd: scratch() });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^# GG2013: /);
    expect(stdout).toContain('Works:');
  });

  test('every code has something to say, without links', () => {
    for (const code of Object.keys(catalogue)) {
      expect(pageOf(code)).toMatch(new RegExp(`^# ${code}: `));
      expect(pageOf(code)).not.toMatch(/\]\(/);
    }
  });

  test('what is none', async () => {
    const { status, stderr } = await gradgen(['help', 'GG20133'], { cwd: scratch() });
    expect(status).toBe(2);
    expect(stderr).toContain('`GG20133` is not a command or diagnostic code\n  hint: did you mean `GG2013`?');
  });
});

test.each([
  [['--reporter', 'jsn'], '`jsn` is not a reporter\n  hint: did you mean `json`? choose one of pretty, plain, json, github'],
  [['--reporter', 'json', '-o', '-'], '--reporter json and `-o -` both want standard output'],
  [['--max-warnings', '-1'], '--max-warnings wants a whole number'],
])('%j is wrong usage', async (words, sentence) => {
  const { status, stdout, stderr } = await gradgen(['a.ts', ...words], { cwd: scratch({ 'a.ts': rough }) });
  expect(status).toBe(2);
  expect(stderr + stdout).toContain(sentence.startsWith('--reporter json') ? '"message":"--reporter json and `-o -` both want' : sentence);
});
