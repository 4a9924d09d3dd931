import { chmodSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { broken, filesIn, gradgen, loss, scratch, tagged, textOf } from '../setup/command.js';

describe('where outputs go', () => {
  test('--out writes the module and its declarations under that name', async () => {
    const cwd = scratch({ 'loss.ts': loss });
    expect(await gradgen(['loss.ts', '-o', 'deep/out.js'], { cwd })).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(filesIn(cwd)).toEqual(['deep/out.d.ts', 'deep/out.js', 'loss.ts']);
  });

  test('--out x.mjs has its declarations in x.d.mts', async () => {
    const cwd = scratch({ 'loss.ts': loss });
    await gradgen(['loss.ts', '--out=out.mjs'], { cwd });
    expect(filesIn(cwd)).toEqual(['loss.ts', 'out.d.mts', 'out.mjs']);
  });

  test('--out - prints the module alone, the same as a file would hold', async () => {
    const cwd = scratch({ 'loss.ts': loss });
    const { status, stdout, stderr } = await gradgen(['loss.ts', '-o', '-'], { cwd });
    expect([status, stderr]).toEqual([0, '']);
    expect(filesIn(cwd)).toEqual(['loss.ts']);
    await gradgen(['loss.ts'], { cwd });
    expect(stdout).toBe(textOf(cwd, 'loss.grad.js'));
  });

  test('--out with several inputs is wrong usage, and nothing is written', async () => {
    const cwd = scratch({ 'a.ts': loss, 'b.ts': loss });
    const { status, stderr } = await gradgen(['a.ts', 'b.ts', '-o', 'c.js'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('--out takes one input, and these are 2');
    expect(filesIn(cwd)).toEqual(['a.ts', 'b.ts']);
  });

  test.each([
    ['out.txt', 'does not name a module'],
    ['out.d.ts', 'does not name a module'],
    ['.js', 'does not name a module'],
    ['folder', 'it is a folder: --out-dir writes into it'],
  ])('--out %s is refused', async (name, sentence) => {
    const cwd = scratch({ 'loss.ts': loss, 'folder/x': '' });
    const { status, stderr } = await gradgen(['loss.ts', '-o', name], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });

  test('--out-dir mirrors the tree below the folder', async () => {
    const cwd = scratch({ 'src/a.ts': tagged, 'src/deep/b.ts': tagged });
    expect(await gradgen(['src', '--out-dir', 'out'], { cwd })).toMatchObject({ status: 0, stderr: '' });
    expect(filesIn(join(cwd, 'out'))).toEqual(['a.grad.d.ts', 'a.grad.js', 'deep/b.grad.d.ts', 'deep/b.grad.js']);
  });

  test('--out-dir mirrors from the deepest folder that holds all inputs', async () => {
    const cwd = scratch({ 'src/one/a.ts': tagged, 'src/two/b.ts': loss });
    await gradgen(['src/one/*.ts', 'src/two/b.ts', '--out-dir', 'out'], { cwd });
    expect(filesIn(join(cwd, 'out')).filter((name) => name.endsWith('.js'))).toEqual(['one/a.grad.js', 'two/b.grad.js']);
  });

  test('two inputs for one output: named both, nothing written', async () => {
    const cwd = scratch({ 'loss.ts': loss, 'loss.mts': loss });
    const { status, stderr } = await gradgen(['loss.ts', 'loss.mts', '--force'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('`loss.ts` and `loss.mts` would both be written to `loss.grad.js`');
    expect(filesIn(cwd)).toEqual(['loss.mts', 'loss.ts']);
  });

  test('an input is never replaced by an output, not even with --force', async () => {
    const cwd = scratch({ 'loss.js': 'export const loss = (x = 1) => x * x;\n' });
    const { status, stderr } = await gradgen(['loss.js', '-o', 'loss.js', '--force'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('`loss.js` is an input: the output would replace it');
  });
});

describe('formats', () => {
  test('--format writes each, with the declarations that it needs', async () => {
    const cwd = scratch({ 'loss.ts': loss });
    expect(await gradgen(['loss.ts', '--format', 'cjs,ts'], { cwd })).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(filesIn(cwd)).toEqual(['loss.grad.cjs', 'loss.grad.d.cts', 'loss.grad.ts', 'loss.ts']);
    expect(await gradgen(['check', '.'], { cwd }), 'in the formats that are there').toMatchObject({ status: 0, stderr: '2 outputs: 2 up to date\n' });
    writeFileSync(join(cwd, 'loss.grad.ts'), textOf(cwd, 'loss.grad.ts').replace('2 *', '3 *'));
    writeFileSync(join(cwd, 'loss.grad.cjs'), textOf(cwd, 'loss.grad.cjs').replace(/^ {2}/gm, '\t'));
    const { status, stderr } = await gradgen(['check', '.'], { cwd });
    expect(status).toBe(3);
    expect(stderr).toContain('loss.grad.cjs - note GG5045');
    expect(stderr).toContain('loss.grad.ts - error GG5043');
    expect(stderr).toContain('`npx gradgen loss.ts --format ts` writes');
  });

  test.each([['out.cjs', ['out.cjs', 'out.d.cts']], ['out.ts', ['out.ts']]])('--out %s says the format', async (name, files) => {
    const cwd = scratch({ 'src/loss.ts': loss });
    expect((await gradgen(['src/loss.ts', '-o', name], { cwd })).status).toBe(0);
    expect(filesIn(cwd)).toEqual([...files, 'src/loss.ts']);
  });

  test('--format says what is printed', async () => {
    const { stdout } = await gradgen(['loss.ts', '--format', 'cjs', '-o', '-'], { cwd: scratch({ 'loss.ts': loss }) });
    expect(stdout).toContain('module.exports = { lossForward, lossBackward, lossGrad };\n');
  });

  test.each([
    [['--format', 'amd'], '`amd` is not a format\n  hint: choose one of esm, cjs, ts'], [['--format', 'cjs', '-o', 'x.js'], 'the name `x.js` asks for another format than --format cjs'],
    [['--format', 'cjs,ts', '-o', 'x.cjs'], '--out takes one format'], [['--format', ','], '--format needs at least one name'],
  ])('%j is wrong', async (words, sentence) => {
    const { status, stderr } = await gradgen(['loss.ts', ...words], { cwd: scratch({ 'loss.ts': loss }) });
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

describe('--source-map', () => {
  test('in a file beside the output; its sources are found from there; check sees one that is missing or of another source', async () => {
    const cwd = scratch({ 'src/loss.ts': loss });
    expect(await gradgen(['--source-map', 'src/loss.ts', '--out-dir', 'grad'], { cwd })).toMatchObject({ status: 0, stderr: '' });
    expect(filesIn(join(cwd, 'grad'))).toEqual(['loss.grad.d.ts', 'loss.grad.js', 'loss.grad.js.map']);
    expect(JSON.parse(textOf(cwd, 'grad/loss.grad.js.map'))).toMatchObject({ version: 3, file: 'loss.grad.js', sources: ['../src/loss.ts'], sourcesContent: [loss] });
    const check = ['check', 'src/loss.ts', '--out-dir', 'grad'];
    expect(await gradgen(check, { cwd })).toMatchObject({ status: 0 });
    writeFileSync(join(cwd, 'src/loss.ts'), `\n${loss}`);
    const stale = await gradgen(check, { cwd });
    expect([stale.status, stale.stderr]).toEqual([3, expect.stringContaining('grad/loss.grad.js.map - error GG5040')]);
    rmSync(join(cwd, 'grad/loss.grad.js.map'));
    expect((await gradgen(check, { cwd })).stderr).toContain('grad/loss.grad.js.map - error GG5041');
  });

  test('inline', async () => {
    const cwd = scratch({ 'loss.ts': loss });
    await gradgen(['loss.ts', '--source-map=inline'], { cwd });
    expect(filesIn(cwd)).toEqual(['loss.grad.d.ts', 'loss.grad.js', 'loss.ts']);
    expect(textOf(cwd, 'loss.grad.js')).toMatch(/\n\/\/# sourceMappingURL=data:application\/json;base64,\S+\n$/);
    expect(await gradgen(['check', 'loss.ts'], { cwd })).toMatchObject({ status: 0 });
    expect((await gradgen(['loss.ts', '--source-map=x'], { cwd })).stderr).toContain('`x` is not a place of a source map');
  });
});

describe('a package that is no module is warned of, once', () => {
  test.each([
    ['{}', 'Node before 20.19 does not load `src/a.grad.js` as an ES module: `package.json` has no `"type"`'],
    ['{ "type": "commonjs" }', 'Node does not load `src/a.grad.js` as an ES module: `package.json` says `"type": "commonjs"`'],
  ])('%s', async (text, sentence) => {
    const cwd = scratch({ 'package.json': text, 'src/a.ts': tagged, 'src/b.ts': tagged });
    const { status, stderr } = await gradgen(['src'], { cwd });
    expect(status).toBe(0);
    expect(stderr.match(/GG5017/g)).toHaveLength(1);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('`--format cjs` writes CommonJS');
  });

  test('where the package is a module, or the output no .js file, nothing is said', async () => {
    const cwd = scratch({ 'package.json': '{}', 'src/package.json': '{ "type": "module" }', 'src/a.ts': tagged });
    for (const words of [['src'], ['src', '--format', 'cjs'], ['src/a.ts', '-o', 'a.mjs']]) expect((await gradgen(words, { cwd })).stderr).toBe('');
  });
});

describe('whose file it is', () => {
  test.each(['loss.grad.js', 'loss.grad.d.ts'])('%s by another hand stays, and so does its companion', async (name) => {
    const cwd = scratch({ 'loss.ts': loss, [name]: '// mine\n' });
    const { status, stderr } = await gradgen(['loss.ts'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain(`error GG5007: \`${name}\` exists, and gradgen did not write it\n  hint: --force overwrites it`);
    expect(textOf(cwd, name)).toBe('// mine\n');
    expect(filesIn(cwd)).toEqual([name, 'loss.ts'].sort());
  });

  test('an empty file is not ours either', async () => {
    const cwd = scratch({ 'loss.ts': loss, 'loss.grad.js': '' });
    expect((await gradgen(['loss.ts'], { cwd })).status).toBe(2);
  });

  test('--force overwrites it', async () => {
    const cwd = scratch({ 'loss.ts': loss, 'loss.grad.js': '// mine\n' });
    expect(await gradgen(['loss.ts', '--force'], { cwd })).toMatchObject({ status: 0, stderr: '' });
    expect(textOf(cwd, 'loss.grad.js')).toMatch(/^\/\/ @generated by gradgen/);
  });

  test('an output of an earlier version is ours, and keeps its permissions', async () => {
    const cwd = scratch({ 'loss.ts': loss, 'loss.grad.js': '// @generated by gradgen 0.0.1 from loss.ts. Do not edit.\nold\n' });
    chmodSync(join(cwd, 'loss.grad.js'), 0o640);
    expect((await gradgen(['loss.ts'], { cwd })).status).toBe(0);
    expect(textOf(cwd, 'loss.grad.js')).not.toContain('old');
    expect(statSync(join(cwd, 'loss.grad.js')).mode & 0o777).toBe(0o640);
  });
});

describe('writing', () => {
  test('what is up to date is not touched', async () => {
    const cwd = scratch({ 'loss.ts': loss });
    await gradgen(['loss.ts'], { cwd });
    const before = statSync(join(cwd, 'loss.grad.js'));
    await gradgen(['loss.ts'], { cwd });
    const after = statSync(join(cwd, 'loss.grad.js'));
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
  });

  test('a new text comes by renaming, never into the old file', async () => {
    const cwd = scratch({ 'loss.ts': loss });
    await gradgen(['loss.ts'], { cwd });
    const before = statSync(join(cwd, 'loss.grad.js')).ino;
    writeFileSync(join(cwd, 'loss.ts'), loss.replace('e * e', 'e * e * e'));
    await gradgen(['loss.ts'], { cwd });
    expect(statSync(join(cwd, 'loss.grad.js')).ino).not.toBe(before);
    expect(filesIn(cwd)).toEqual(['loss.grad.d.ts', 'loss.grad.js', 'loss.ts']);
  });

  test('a link stays a link', async () => {
    const cwd = scratch({ 'loss.ts': loss, 'store/real.js': '// @generated by gradgen 0.0.1 from loss.ts. Do not edit.\n' });
    symlinkSync(join(cwd, 'store/real.js'), join(cwd, 'loss.grad.js'));
    expect((await gradgen(['loss.ts'], { cwd })).status).toBe(0);
    expect(lstatSync(join(cwd, 'loss.grad.js')).isSymbolicLink()).toBe(true);
    expect(textOf(cwd, 'store/real.js')).toContain('lossGrad');
  });

  test('one failing file keeps no other from being written, and its own output stays as it was', async () => {
    const old = '// @generated by gradgen 0.0.1 from broken.ts. Do not edit.\n';
    const cwd = scratch({ 'a.ts': loss, 'broken.ts': broken, 'broken.grad.js': old, 'c.ts': loss });
    const { status, stderr } = await gradgen(['a.ts', 'broken.ts', 'c.ts'], { cwd });
    expect(status).toBe(1);
    expect(stderr).toContain('broken.ts:2:');
    expect(filesIn(cwd).filter((name) => name.endsWith('.js'))).toEqual(['a.grad.js', 'broken.grad.js', 'c.grad.js']);
    expect(textOf(cwd, 'broken.grad.js')).toBe(old);
  });

  test.each(['writeFileSync', 'renameSync'])('killed in %s: the old outputs are whole, and the next run sweeps up', async (call) => {
    const cwd = scratch({ 'loss.ts': loss });
    await gradgen(['loss.ts'], { cwd });
    const old = ['loss.grad.js', 'loss.grad.d.ts'].map((name) => textOf(cwd, name));
    writeFileSync(join(cwd, 'loss.ts'), loss.replace('e * e', 'e * e * e'));
    const trap = `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; const { ${call} } = fs; let calls = 0;
      fs.${call} = (...words) => { if (++calls === 2) process.kill(process.pid, 'SIGKILL'); return ${call}(...words); }; syncBuiltinESMExports();`;
    const { signal } = await gradgen(['loss.ts'], { cwd, nodeOptions: ['--import', `data:text/javascript,${encodeURIComponent(trap)}`] });
    expect(signal).toBe('SIGKILL');
    const names = ['loss.grad.js', 'loss.grad.d.ts'] as const;
    // the second rename was never made: one file is new, each of them whole
    expect(names.map((name) => textOf(cwd, name)).filter((text, k) => text !== old[k])).toHaveLength(call === 'renameSync' ? 1 : 0);
    expect(filesIn(cwd).some((name) => name.endsWith('.tmp'))).toBe(true);
    expect((await gradgen(['check', 'loss.ts'], { cwd })).status).toBe(3);
    expect((await gradgen(['loss.ts'], { cwd })).status).toBe(0);
    expect(filesIn(cwd)).toEqual(['loss.grad.d.ts', 'loss.grad.js', 'loss.ts']);
    expect(await gradgen(['check', 'loss.ts'], { cwd })).toMatchObject({ status: 0 });
  });

  test('two at once', async () => {
    const cwd = scratch({ 'loss.ts': loss });
    const ended = await Promise.all([gradgen(['loss.ts'], { cwd }), gradgen(['loss.ts'], { cwd })]);
    expect(ended.map(({ status }) => status)).toEqual([0, 0]);
    expect(filesIn(cwd)).toEqual(['loss.grad.d.ts', 'loss.grad.js', 'loss.ts']);
    expect(await gradgen(['check', 'loss.ts'], { cwd })).toMatchObject({ status: 0 });
  });

  test('a folder that may not be written to', async () => {
    const cwd = scratch({ 'src/loss.ts': loss });
    chmodSync(join(cwd, 'src'), 0o555);
    const { status, stdout, stderr } = await gradgen(['src/loss.ts'], { cwd, unprivileged: true });
    chmodSync(join(cwd, 'src'), 0o755);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('error GG5006: cannot write `src/loss.grad.js`: permission denied');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('a file that may not be read', async () => {
    const cwd = scratch({ 'loss.ts': loss });
    chmodSync(join(cwd, 'loss.ts'), 0o000);
    const { status, stderr } = await gradgen(['loss.ts'], { cwd, unprivileged: true });
    expect(status).toBe(2);
    expect(stderr).toContain('error GG5005: cannot read `loss.ts`: permission denied');
  });

  test('an output below a file, or in the place of a folder', async () => {
    const cwd = scratch({ 'loss.ts': loss, 'file': '' });
    const below = await gradgen(['loss.ts', '--out-dir', 'file'], { cwd });
    expect(below.status).toBe(2);
    expect(below.stderr).toMatch(/error GG5006: cannot write `file\/loss\.grad\.js`: /);
    mkdirSync(join(cwd, 'loss.grad.js'));
    const instead = await gradgen(['loss.ts'], { cwd });
    expect(instead.status).toBe(2);
    expect(instead.stderr).toContain('cannot write `loss.grad.js`: it is a folder');
  });

  test('files written in one folder hold what their names say', async () => {
    const cwd = scratch({ 'a.ts': loss, 'b.ts': loss.replaceAll('loss', 'other') });
    await gradgen(['a.ts', 'b.ts'], { cwd });
    expect(readFileSync(join(cwd, 'b.grad.js'), 'utf8')).toContain('otherGrad');
    expect(readFileSync(join(cwd, 'b.grad.d.ts'), 'utf8')).toContain('otherGrad');
  });
});
