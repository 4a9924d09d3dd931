/** `--watch`, as one uses it: a session in which files are changed, broken, mended, added and imported. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { filesIn, gradgen, scratch, start, tagged, textOf } from '../setup/command.js';

/** A running command, and what it says: `until` waits for words that come after those that were waited for before. */
function session(words: readonly string[], cwd: string): { readonly until: (pattern: RegExp) => Promise<string>; readonly end: () => Promise<unknown> } {
  const { child, ended } = start(words, { cwd });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stderr!.on('data', (text: string) => (said += text));
  return {
    until: async (pattern) => {
      for (let k = 0; k < 400; k++) {
        const found = pattern.exec(said);
        if (found !== null) {
          const before = said.slice(0, found.index + found[0].length);
          said = said.slice(before.length);
          return before;
        }
        await new Promise((turn) => setTimeout(turn, 50));
      }
      throw new Error(`${String(pattern)} was not said, but\n${said}`);
    },
    end: async () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

test('a session', { timeout: 120_000 }, async () => {
  const cwd = scratch({
    'gradgen.config.json': '{ "include": ["src"] }', 'lib/helper.ts': 'export const sq = (x: number): number => x * x;\n',
    'src/a.ts': tagged, 'src/b.ts': "import { sq } from '../lib/helper.js';\n/** @grad */\nexport const b = (x: number): number => sq(x);\n",
  });
  const write = (name: string, text: string): void => writeFileSync(join(cwd, name), text);
  const { until, end } = session(['--watch'], cwd);
  const first = await until(/watching 4 files; Ctrl-C ends\n/);
  expect(first).toContain('src/a.grad.js, a.grad.d.ts: lossForward, lossBackward, lossGrad\n');
  expect(filesIn(join(cwd, 'src'))).toHaveLength(6);

  // one file is changed: it alone is written
  write('src/a.ts', tagged.replace('e * e', 'e * e * e'));
  expect(await until(/src\/a\.grad\.js.*\n/)).not.toContain('b.grad.js');
  expect(textOf(cwd, 'src/a.grad.js')).toContain('e * e * e');

  // a helper of another folder
  write('lib/helper.ts', 'export const sq = (x: number): number => x * x * 2;\n');
  expect(await until(/src\/b\.grad\.js.*\n/)).not.toContain('a.grad.js');

  // an error, with its place; the old output stays; and its repair
  const old = textOf(cwd, 'src/a.grad.js');
  write('src/a.ts', tagged.replace('e * e', 'e *'));
  await until(/src\/a\.ts:4:\d+ - error GG1001: /);
  expect(textOf(cwd, 'src/a.grad.js')).toBe(old);
  write('src/a.ts', tagged);
  await until(/src\/a\.grad\.js.*\n/);

  // a file written anew and renamed, as editors do; in a folder that wasn't there
  mkdirSync(join(cwd, 'src/new'));
  write('src/new/c.tmp', tagged);
  renameSync(join(cwd, 'src/new/c.tmp'), join(cwd, 'src/new/c.ts'));
  await until(/src\/new\/c\.grad\.js.*\n/);

  // the configuration: everything is written again
  write('gradgen.config.json', '{ "include": ["src"], "style": "lecture" }');
  const all = await until(/src\/new\/c\.grad\.js.*\n/);
  expect(all).toContain('src/a.grad.js');
  write('gradgen.config.json', '{ "style": ');
  await until(/GG5018/);
  write('gradgen.config.json', '{ "include": ["src"], "style": "compact" }');
  await until(/src\/new\/c\.grad\.js.*\n/);

  expect(await end()).toMatchObject({ status: 130 });
  expect(await gradgen(['check'], { cwd })).toMatchObject({ status: 0 });
});

test('standard input cannot be watched', async () => {
  const { status, stderr } = await gradgen(['-', '--watch'], { cwd: scratch() });
  expect([status, stderr.includes('--watch looks at files')]).toEqual([2, true]);
});
