/** `gradgen check`: what it looks at, what it says, and with which status it ends. `test/check` has the states of an output. */
import { mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { broken, filesIn, gradgen, loss, scratch, tagged, textOf } from '../setup/command.js';

/** A folder with an output that is up to date. */
async function built(files: Readonly<Record<string, string>> = { 'loss.ts': loss }, words: readonly string[] = ['loss.ts']): Promise<string> {
  const cwd = scratch(files);
  expect((await gradgen(words, { cwd })).status).toBe(0);
  return cwd;
}

const ratio = 'export const ratio = (w: number, x: number): number => (w + x) / (1 + w * w);\n';

function change(cwd: string, name: string, edit: (text: string) => string): void {
  const before = textOf(cwd, name);
  const after = edit(before);
  expect(after).not.toBe(before);
  writeFileSync(join(cwd, name), after);
}

describe('up to date', () => {
  test('what was just written, and nothing is touched', async () => {
    const cwd = await built();
    const files = filesIn(cwd).map((name) => textOf(cwd, name));
    expect(await gradgen(['check', 'loss.ts'], { cwd })).toEqual({ status: 0, signal: null, stdout: '', stderr: '1 output: 1 up to date\n' });
    expect(filesIn(cwd).map((name) => textOf(cwd, name))).toEqual(files);
  });

  test('options of its own, which its head tells', async () => {
    const cwd = await built({ 'loss.ts': loss }, ['loss.ts', '--style', 'compact', '--wrt', 'w']);
    expect(await gradgen(['check', 'loss.ts'], { cwd })).toMatchObject({ status: 0 });
    expect(await gradgen(['check', '.'], { cwd }), 'a folder: no tag, but an output').toMatchObject({ status: 0, stderr: '1 output: 1 up to date\n' });
  });

  test('a tree of outputs', async () => {
    const cwd = await built({ 'src/deep/model.ts': tagged, 'src/loss.ts': tagged }, ['src', '--out-dir', 'grad']);
    expect(await gradgen(['check', 'src', '--out-dir', 'grad'], { cwd })).toMatchObject({ status: 0, stderr: '2 outputs: 2 up to date\n' });
  });
});

describe('not up to date: status 3, the reason, the place, and the command that mends it', () => {
  test('stale: the source has changed', async () => {
    const cwd = await built();
    change(cwd, 'loss.ts', (text) => text.replace('e * e', 'e * e * e'));
    const { status, stdout, stderr } = await gradgen(['check', 'loss.ts'], { cwd });
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toContain('loss.grad.js - error GG5040: this output is stale: `loss.ts`, or what it imports, has changed since it was written\n');
    expect(stderr).toMatch(/^ +\d+ - {3}const loss = e \* e;/m);
    expect(stderr).toMatch(/^ +\d+ \+ .*e \* e/m);
    expect(stderr).toContain('hint: `npx gradgen loss.ts` writes it anew\n');
    expect(stderr).toMatch(/\n1 output: 1 stale\n$/);
  });

  test('stale: a helper in another file has changed', async () => {
    const cwd = await built({ 'helper.ts': 'export const sq = (x: number): number => x * x;\n', 'loss.ts': "import { sq } from './helper.js';\nexport const loss = (x: number): number => sq(x);\n" });
    expect(await gradgen(['check', 'loss.ts'], { cwd })).toMatchObject({ status: 0 });
    change(cwd, 'helper.ts', (text) => text.replace('x * x', 'x * x * 2'));
    expect(await gradgen(['check', 'loss.ts'], { cwd })).toMatchObject({ status: 3 });
  });

  test('stale: other options are asked for, and the hint repeats those that were', async () => {
    const cwd = await built({ 'loss.ts': ratio }, ['loss.ts', '--wrt', 'w', '-o', 'out/my loss.js']);
    const { status, stderr } = await gradgen(['check', 'loss.ts', '--style', 'compact', '-o', 'out/my loss.js'], { cwd });
    expect(status).toBe(3);
    expect(stderr).toContain('it was written with other options, style=staged wrt=w\n');
    expect(stderr).toContain("`npx gradgen loss.ts --style compact --wrt w -o 'out/my loss.js'` writes it anew");
  });

  test('the command of the hint mends it', async () => {
    const cwd = await built({ 'src/loss.ts': tagged }, ['src']);
    writeFileSync(join(cwd, 'src/loss.grad.js'), '// mine\n');
    const { stderr } = await gradgen(['check', 'src'], { cwd });
    const command = /`npx gradgen (.*?)`/.exec(stderr)![1]!;
    expect((await gradgen(command.split(' '), { cwd })).status).toBe(0);
    expect(await gradgen(['check', 'src'], { cwd })).toMatchObject({ status: 0 });
  });

  test('orphaned: in a folder and in a tree, not where the source was not asked for', async () => {
    const cwd = await built({ 'src/a.ts': tagged, 'src/b.ts': tagged }, ['src']);
    await gradgen(['src', '--out-dir', 'grad'], { cwd });
    renameSync(join(cwd, 'src/a.ts'), join(cwd, 'a.txt'));
    const beside = await gradgen(['check', 'src'], { cwd });
    expect(beside.status).toBe(3);
    expect(beside.stderr).toContain('src/a.grad.js - error GG5042: this output has lost its source: there is no `src/a.ts`\n');
    expect(beside.stderr).toContain('`rm src/a.grad.d.ts src/a.grad.js`');
    expect(beside.stderr).toMatch(/\n2 outputs: 1 up to date, 1 orphaned\n$/);
    expect((await gradgen(['check', 'src', '--out-dir', 'grad'], { cwd })).stderr).toContain('grad/a.grad.js - error GG5042');
    expect(await gradgen(['check', 'src/b*.ts'], { cwd })).toMatchObject({ status: 0, stderr: '1 output: 1 up to date\n' });
    expect(await gradgen(['check', 'src/b.ts'], { cwd })).toMatchObject({ status: 0 });
  });
});

describe('what else may be wrong', () => {
  test('a source that cannot be compiled ends with 1, and the others are checked', async () => {
    const cwd = await built({ 'a.ts': loss }, ['a.ts']);
    writeFileSync(join(cwd, 'broken.ts'), broken);
    unlinkSync(join(cwd, 'a.grad.js'));
    const { status, stderr } = await gradgen(['check', 'a.ts', 'broken.ts'], { cwd });
    expect(status).toBe(1);
    expect(stderr).toContain('broken.ts:2:');
    expect(stderr).toMatch(/\n2 outputs: 1 missing, 1 not compiled\n$/);
  });

  test.each([[[], 'name a file, a folder or a glob to check'], [['-'], '`check` compares files'], [['loss.ts', '--force'], 'unknown option `--force`']])('wrong usage: %j', async (words, sentence) => {
    const { status, stderr } = await gradgen(['check', ...words], { cwd: scratch({ 'loss.ts': loss }) });
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });

  test('nothing to check is no fault', async () => {
    const { status, stderr } = await gradgen(['check', '.'], { cwd: scratch({ 'loss.ts': loss }) });
    expect(status).toBe(0);
    expect(stderr).toContain('GG5012');
  });

  test('--help is a page of its own, before and behind flags', async () => {
    const cwd = scratch();
    const pages = await Promise.all([['check', '--help'], ['help', 'check'], ['--no-color', 'check', '-h']].map((words) => gradgen(words, { cwd })));
    expect(pages[0]!.stdout).toMatch(/^Usage: gradgen check /);
    expect(pages[1]).toEqual(pages[0]);
    expect(pages[2]).toEqual(pages[0]);
  });

  test('200 files', { timeout: 120_000 }, async () => {
    const cwd = scratch();
    mkdirSync(join(cwd, 'src'));
    for (let k = 0; k < 200; k++) writeFileSync(join(cwd, 'src', `f${k}.ts`), tagged.replace('w * x', `w * x + ${k}`));
    expect((await gradgen(['src'], { cwd })).status).toBe(0);
    rmSync(join(cwd, 'src/f17.grad.js'));
    const begin = performance.now();
    const { status, stderr } = await gradgen(['check', 'src'], { cwd });
    expect(status).toBe(3);
    expect(stderr).toMatch(/\n200 outputs: 199 up to date, 1 missing\n$/);
    // 5 s on a machine of its own; four times that on one that does much else
    expect(performance.now() - begin).toBeLessThan(20_000);
    expect(readFileSync(join(cwd, 'src/f18.grad.js'), 'utf8')).toContain('lossGrad');
  });
});
