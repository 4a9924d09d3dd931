import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { broken, cli, filesIn, gradgen, loss, scratch, start } from '../setup/command.js';

/** Makes the current folder unknowable: nothing of ours is prepared for that. */
const broke = { nodeOptions: ['--import', 'data:text/javascript,process.cwd=()=>{throw new TypeError("sabotaged")}'] };

describe('sources at fault end with 1, a place and a reason', () => {
  test.each([
    ['an empty file', '', /error GG\d{4}: /],
    ['only comments', '// nothing\n', /error GG\d{4}: /],
    ['nothing exported', 'function f(x: number): number {\n  return x;\n}\n', /error GG\d{4}: /],
    ['nothing real-valued', 'export const greet = (name: string): string => name;\n', /error GG\d{4}: /],
    ['a syntax error', broken, /^source\.ts:2:\d+ - error GG1\d{3}: /],
    ['a type error inside', 'export function f(x: number): number {\n  return y * x;\n}\n', /^source\.ts:2:10 - error GG\d{4}: /],
  ])('%s', async (_name, text, message) => {
    const cwd = scratch({ 'source.ts': text });
    const { status, stdout, stderr } = await gradgen(['source.ts'], { cwd });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at |GG9/);
    expect(filesIn(cwd)).toEqual(['source.ts']);
  });

  test('all errors of a file are reported, with one-based places and frames', async () => {
    const text = [1, 2, 3].map((k) => `export function f${k}(x: number): number {\n  return unknown${k} * x;\n}\n`).join('');
    const { stderr } = await gradgen(['source.ts'], { cwd: scratch({ 'source.ts': text }) });
    for (const line of [2, 5, 8]) expect(stderr).toMatch(new RegExp(`^source\\.ts:${line}:10 - error`, 'm'));
    expect(stderr).toMatch(/ {2}5 \| {3}return unknown2 \* x;\n {4}\| {10}\^{8}/);
  });

  test('a file outside the current folder is called by its way there', async () => {
    const cwd = scratch({ 'source.ts': broken, 'sub/x': '' });
    expect((await gradgen(['../source.ts'], { cwd: `${cwd}/sub` })).stderr).toMatch(/^\.\.\/source\.ts:2:/);
  });
});

describe('flags that print', () => {
  test('--print-ir prints the staged form and writes nothing', async () => {
    const cwd = scratch({ 'loss.ts': loss });
    const { status, stdout, stderr } = await gradgen(['--print-ir', 'loss.ts'], { cwd });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('loss');
    expect(stdout).not.toContain('@generated');
    expect(filesIn(cwd)).toEqual(['loss.ts']);
  });

  test.each([['stage', 'func '], ['analyze', 'backward pass of '], ['reverse', 'backward '], ['tidy', 'joint ']])('--print-ir=%s', async (phase, text) => {
    const { status, stdout } = await gradgen([`--print-ir=${phase}`, 'loss.ts'], { cwd: scratch({ 'loss.ts': loss }) });
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${text}`, 'm'));
  });

  test('an unknown phase is wrong usage, and the nearest one is offered', async () => {
    const { status, stdout, stderr } = await gradgen(['--print-ir=revers', 'loss.ts'], { cwd: scratch({ 'loss.ts': loss }) });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('did you mean `reverse`? choose one of stage, analyze, reverse, tidy');
  });

  test('--print-ir prints what was made of a file with a function that is refused', async () => {
    const cwd = scratch({ 'source.ts': 'export const good = (x: number) => x * x;\nexport const bad = (x: number) => Math.random() * x;\n' });
    const { status, stdout, stderr } = await gradgen(['--print-ir', 'source.ts'], { cwd });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^func good\(/);
    expect(stderr).toContain('GG2013');
  });

  test('--timings lists phases on stderr, stdout stays data', async () => {
    const cwd = scratch({ 'loss.ts': loss });
    const { status, stdout, stderr } = await gradgen(['loss.ts', '--timings', '-o', '-'], { cwd });
    expect(status).toBe(0);
    expect(stderr).toMatch(/^loss\.ts\n {2}load +\d+\.\d ms\n/);
    expect(stderr).toMatch(/\n {2}in all +\d+\.\d ms\n$/);
    expect(stdout).toMatch(/^\/\/ @generated/);
  });
});

describe('signals, pipes, bugs', () => {
  test('an interrupt ends with 130', async () => {
    const cwd = scratch();
    const { child, ended } = start(['-'], { cwd, nodeOptions: ['--import', 'data:text/javascript,process.stdin.once("newListener",()=>process.stderr.write("waiting"))'] });
    await once(child.stderr!, 'data');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ status: 130, signal: null, stdout: '' });
    expect(filesIn(cwd)).toEqual([]);
  });

  test('a reader that goes away is no fault', async () => {
    const { child, ended } = start(['-'], { cwd: scratch() });
    child.stdout?.destroy();
    child.stdin?.end(loss);
    const { status, stderr } = await ended;
    expect([status, stderr]).toEqual([0, '']);
  });

  test.runIf(existsSync('/dev/full'))('a full disk behind stdout is said, and is no bug', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [cli, '-'], { cwd: scratch(), input: loss, stdio: ['pipe', full, 'pipe'], encoding: 'utf8' });
    closeSync(full);
    expect([status, stderr]).toEqual([2, 'error GG5006: cannot write to standard output: the disk is full\n']);
  });

  test('a bug of ours ends with 70, says so, and keeps the stack to itself', async () => {
    const { status, stdout, stderr } = await gradgen(['src/*'], { cwd: scratch({ 'src/a.ts': loss }), ...broke });
    expect([status, stdout]).toEqual([70, '']);
    expect(stderr).toMatch(/^error GG9001: a bug in gradgen: sabotaged\n {2}hint: please report it/);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr).toContain('--debug shows where');
  });

  test.each([[['--debug'], {}], [[], { GRADGEN_DEBUG: '1' }]])('with %j %j the stack is shown', async (flags, env) => {
    const { status, stderr } = await gradgen(['src/*', ...flags], { cwd: scratch({ 'src/a.ts': loss }), env, ...broke });
    expect(status).toBe(70);
    expect(stderr).toMatch(/TypeError: sabotaged\n\s+at /);
  });
});
