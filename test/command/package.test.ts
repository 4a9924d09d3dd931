import { execFileSync, spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, loss, root, scratch } from '../setup/command.js';

/** An empty project with the packed package in it, and beside it what the package depends on. */
function install(): string {
  const project = scratch({ 'package.json': '{ "private": true, "type": "module" }', 'loss.ts': loss });
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', project], { cwd: root, stdio: 'pipe' });
  const tarball = readdirSync(project).find((name) => name.endsWith('.tgz'));
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, 'gradgen'), { recursive: true });
  execFileSync('tar', ['-xzf', tarball!, '-C', join(modules, 'gradgen'), '--strip-components=1'], { cwd: project });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name.startsWith('.') || name === 'gradgen' || !lstatSync(join(root, 'node_modules', name)).isDirectory()) continue;
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  return project;
}

test('the packed package works in an empty project: command, library, types', () => {
  const project = install();
  const packed = filesIn(join(project, 'node_modules/gradgen'));
  for (const name of ['LICENSE', 'package.json', 'dist/cli.js', 'dist/index.js', 'dist/index.d.ts']) expect(packed).toContain(name);
  expect(packed.filter((name) => /^(src|test|docs(?!\/errors\/GG\d{4}\.md$)|examples|node_modules)\//.test(name))).toEqual([]);

  const command = spawnSync(process.execPath, ['node_modules/gradgen/dist/cli.js', 'loss.ts'], { cwd: project, encoding: 'utf8' });
  expect(command).toMatchObject({ status: 0, stdout: '', stderr: '' });

  const explained = spawnSync(process.execPath, ['node_modules/gradgen/dist/cli.js', 'help', 'GG2013'], { cwd: project, encoding: 'utf8' });
  expect(explained.stdout).toMatch(/^# GG2013: [^]*Works:/);

  writeFileSync(join(project, 'use.js'), [
    "import { compile, version } from 'gradgen';",
    "import { lossGrad } from './loss.grad.js';",
    "const { code, functions, diagnostics } = compile('export const sq = (x: number): number => x * x;', { fileName: 'sq.ts' });",
    'console.log(JSON.stringify({ gradient: lossGrad(3, 2), version: version(), generated: code.split(" ")[1], functions, diagnostics }));',
  ].join('\n'));
  const used = spawnSync(process.execPath, ['use.js'], { cwd: project, encoding: 'utf8' });
  expect(used.stderr).toBe('');
  expect(JSON.parse(used.stdout)).toMatchObject({
    gradient: { value: 36, dw: 24, dx: 36 },
    generated: '@generated',
    functions: [{ name: 'sq', params: ['x'], wrt: ['x'], exports: ['sqForward', 'sqBackward', 'sqGrad'] }],
    diagnostics: [],
  });

  writeFileSync(join(project, 'use.ts'), [
    "import { compile, type CompileOptions, type PublicDiagnostic } from 'gradgen';",
    "import { lossBackward, lossForward, lossGrad } from './loss.grad.js';",
    "const options: CompileOptions = { style: 'compact' };",
    "const found: readonly PublicDiagnostic[] = compile('', options).diagnostics;",
    'const { value, dw } = lossGrad(3, 2);',
    'const { cache } = lossForward(3, 2);',
    'export const sum: number = value + dw + lossBackward(cache).dx + lossBackward(cache, 2).dw + found.length;',
  ].join('\n'));
  const checked = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', 'use.ts'], { cwd: project, encoding: 'utf8' });
  expect(checked.stdout).toBe('');
});
