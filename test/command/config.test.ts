/** The configuration as the command uses it: found upwards, in each of its forms, with options by file; and `init`. */
import { unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn, gradgen, loss, scratch, tagged, textOf } from '../setup/command.js';

test('TypeScript, found upwards: include, a tree, options by file; check goes by it', async () => {
  const cwd = scratch({
    'gradgen.config.ts': "import type { Config } from 'gradgen';\nimport { styles } from './styles';\nexport default { include: ['src/**/*.ts'], outDir: 'grad', ...styles, overrides: [{ files: 'src/net/**', wrt: ['w'], format: 'ts' }] } satisfies Config;\n",
    'styles.ts': "export const styles = { style: 'lecture' as const };\n",
    'src/a.ts': tagged, 'src/net/b.ts': tagged, 'src/plain.ts': loss,
  });
  expect(await gradgen([], { cwd: join(cwd, 'src/net') })).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(filesIn(join(cwd, 'grad'))).toEqual(['src/a.grad.d.ts', 'src/a.grad.js', 'src/net/b.grad.ts']);
  expect(textOf(cwd, 'grad/src/a.grad.d.ts')).toContain('options=style=lecture\n');
  expect(textOf(cwd, 'grad/src/net/b.grad.ts')).toContain('options=style=lecture wrt=w\n');
  expect(await gradgen(['check'], { cwd })).toMatchObject({ status: 0, stderr: '2 outputs: 2 up to date\n' });
  // one file of them goes to the same place
  expect((await gradgen(['src/net/b.ts'], { cwd })).status).toBe(0);
  expect(filesIn(join(cwd, 'grad'))).toHaveLength(3);

  // a flag goes before the configuration, and what an output was made with says nothing beside it
  await gradgen(['src/a.ts', '--style', 'compact'], { cwd });
  const { status, stderr } = await gradgen(['check'], { cwd });
  expect(status).toBe(3);
  expect(stderr).toContain('grad/src/a.grad.js - error GG5040: this output is stale: it was written with other options, style=compact');
  expect(stderr).toContain('`npx gradgen src/a.ts` writes it anew');
  unlinkSync(join(cwd, 'src/net/b.ts'));
  expect((await gradgen(['check'], { cwd })).stderr).toContain('grad/src/net/b.grad.ts - error GG5042');
});

test.each([
  ['gradgen.config.json', '{ "include": ["a.ts"], "style": "compact" }'],
  ['gradgen.config.mjs', "export default { include: ['a.ts'], style: 'compact' };"],
  ['package.json', '{ "type": "module", "gradgen": { "include": ["a.ts"], "style": "compact" } }'],
  ['other.json', '{ "include": ["a.ts"], "style": "compact" }'],
])('%s', async (name, text) => {
  const cwd = scratch({ [name]: text, 'a.ts': loss });
  const { status, stdout } = await gradgen([...(name === 'other.json' ? ['-c', name] : []), '--print-config'], { cwd });
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    path: name, config: { include: ['a.ts'], style: 'compact' },
    files: { 'a.ts': { style: 'compact', quiet: [], outputs: ['a.grad.js', 'a.grad.d.ts'] } },
  });
});

describe('faults', () => {
  test.each([
    ['gradgen.config.json', '{', [], 'error GG5018: the configuration `gradgen.config.json` cannot be used: '],
    ['gradgen.config.json', '{ "styel": 1, "root": 2 }', [], 'there is no option `styel`; did you mean `style`?'],
    ['gradgen.config.mjs', 'throw new Error("no luck");', [], 'cannot be used: no luck\n'],
    ['gradgen.config.mjs', 'export const a = 1;', [], 'it exports nothing by default'],
    ['x.txt', '', ['-c', 'nosuch.json'], 'the configuration `nosuch.json` cannot be used: there is no such file'],
  ])('%s: %s', async (name, text, words, sentence) => {
    const { status, stdout, stderr } = await gradgen(['a.ts', ...words], { cwd: scratch({ [name]: text, 'a.ts': loss }) });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });

  test('--no-config leaves it alone', async () => {
    const cwd = scratch({ 'gradgen.config.json': '{', 'a.ts': loss });
    expect(await gradgen(['a.ts', '--no-config'], { cwd })).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('init', () => {
  test('an empty folder: then all that it says works', async () => {
    const cwd = scratch();
    const { status, stdout, stderr } = await gradgen(['init'], { cwd });
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toContain('wrote gradgen.config.mjs\nwrote src/loss.ts\nwrote .gitattributes\n`npx gradgen`');
    expect(filesIn(cwd)).toEqual(['.gitattributes', 'gradgen.config.mjs', 'src/loss.ts']);
    expect(await gradgen([], { cwd })).toMatchObject({ status: 0, stderr: '' });
    expect(await gradgen(['check'], { cwd })).toMatchObject({ status: 0 });
  });

  test('a project: TypeScript, Prettier, and what is there stays', async () => {
    const cwd = scratch({ 'tsconfig.json': '{}', '.prettierrc': '{}', '.prettierignore': 'dist', '.gitattributes': '*.grad.* linguist-generated\n', 'src/a.ts': tagged });
    await gradgen(['init'], { cwd });
    expect(filesIn(cwd)).toEqual(['.gitattributes', '.prettierignore', '.prettierrc', 'gradgen.config.ts', 'src/a.ts', 'tsconfig.json']);
    expect(textOf(cwd, '.prettierignore')).toBe('dist\n*.grad.*\n');
    writeFileSync(join(cwd, 'gradgen.config.ts'), '// mine\nexport default {};\n');
    const { status, stderr } = await gradgen(['init'], { cwd });
    expect([status, stderr.split('\n')[0]]).toEqual([0, 'gradgen.config.ts is there already, and stays as it is']);
    expect(textOf(cwd, 'gradgen.config.ts')).toContain('// mine');
    expect((await gradgen(['init', 'x'], { cwd })).status).toBe(2);
  });
});
