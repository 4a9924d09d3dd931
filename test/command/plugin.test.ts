/**
 * The plugin in each bundler, and in plain Node: the same import, without a file on the disk. Each bundler is run for real,
 * in a process of its own, and what it wrote is run, too.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn, root, scratch, textOf } from '../setup/command.js';

const source = "import { sq } from './helper';\nexport function loss(w: number, x: number): number {\n  return sq(w * x);\n}\n";
const main = "import { lossGrad } from './loss.grad.js';\nimport { other } from './deep/other.js';\nconsole.log(JSON.stringify([lossGrad(3, 2), other()]));\n";

const script = `
const [name] = process.argv.slice(2);
const plugin = (await import('gradgen/' + name)).default({ types: process.env.TYPES ?? false });
const entry = process.cwd() + '/src/main.js';
const done = (error, stats) => {
  const faults = error ? [error] : stats.compilation.errors;
  if (faults.length > 0) { console.error(faults.map((fault) => fault.message).join('\\n')); process.exit(1); }
};
const webpackLike = { mode: 'development', devtool: 'source-map', context: process.cwd(), target: 'node', entry, output: { path: process.cwd() + '/out', filename: 'main.cjs' }, plugins: [plugin] };
const ways = {
  vite: async () => (await import('vite')).build({ configFile: false, logLevel: 'silent', plugins: [plugin], build: { ssr: entry, outDir: 'out', sourcemap: true, rollupOptions: { output: { entryFileNames: 'main.mjs' } } } }),
  rollup: async () => (await (await import('rollup')).rollup({ input: entry, plugins: [plugin] })).write({ file: 'out/main.mjs', sourcemap: true }),
  rolldown: async () => (await (await import('rolldown')).rolldown({ input: entry, plugins: [plugin] })).write({ file: 'out/main.mjs', sourcemap: true }),
  esbuild: async () => (await import('esbuild')).build({ entryPoints: [entry], bundle: true, format: 'esm', outfile: 'out/main.mjs', sourcemap: true, logLevel: 'silent', plugins: [plugin] }),
  webpack: async () => (await import('webpack')).default(webpackLike, done),
  rspack: async () => (await import('@rspack/core')).rspack(webpackLike, done),
};
try { await ways[name](); } catch (error) { console.error(error.message); process.exit(1); }
`;

function project(files: Readonly<Record<string, string>> = {}): string {
  const cwd = scratch({
    'package.json': '{ "type": "module" }', 'build.mjs': script, 'src/main.js': main, 'src/loss.ts': source,
    'src/helper.ts': 'export const sq = (x: number): number => x * x;\n', 'src/deep/other.js': "import { lossForward } from '../loss.grad.js';\nexport const other = () => lossForward(1, 2).value;\n", ...files,
  });
  mkdirSync(join(cwd, 'node_modules/@rspack'), { recursive: true });
  for (const name of ['vite', 'rollup', 'rolldown', 'esbuild', 'webpack', '@rspack/core']) symlinkSync(join(root, 'node_modules', name), join(cwd, 'node_modules', name));
  symlinkSync(root, join(cwd, 'node_modules/gradgen'));
  return cwd;
}

async function node(words: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, words, { cwd, env: { ...process.env, NODE_ENV: '', ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => (stdout += text));
  child.stderr.on('data', (text) => (stderr += text));
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })));
}

const wanted = '[{"value":36,"dw":24,"dx":36},4]\n';

describe.each(['vite', 'rollup', 'rolldown', 'esbuild', 'webpack', 'rspack'])('%s', (name) => {
  test('builds, with a source map; a fault of the source fails, with its frame', { timeout: 60_000 }, async () => {
    const cwd = project();
    expect(await node(['build.mjs', name], cwd)).toMatchObject({ status: 0, stderr: '' });
    const built = filesIn(join(cwd, 'out'));
    const output = built.find((file) => /^main\.[mc]js$/.test(file))!;
    expect((await node([`out/${output}`], cwd)).stdout).toBe(wanted);
    expect(filesIn(join(cwd, 'src')), 'nothing is written beside the sources').toEqual(['deep/other.js', 'helper.ts', 'loss.ts', 'main.js']);
    const map = JSON.parse(textOf(cwd, `out/${output}.map`)) as { sources: string[] };
    expect(map.sources.map((path) => path.split('/').pop())).toEqual(expect.arrayContaining(['loss.ts', 'helper.ts']));

    writeFileSync(join(cwd, 'src/helper.ts'), 'export const sq = (x: number): number => x * Math.random();\n');
    const failed = await node(['build.mjs', name], cwd);
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain('src/helper.ts:1:46 - error GG2013: `Math.random()`');
    expect(failed.stderr).toContain('hint: pass the value in as a parameter');
  });
});

describe('what all share', () => {
  test('declarations beside the source; the configuration; an output on the disk that is stale', { timeout: 60_000 }, async () => {
    const cwd = project({ 'gradgen.config.json': '{ "overrides": [{ "files": "src/loss.ts", "wrt": ["w"] }] }', 'src/loss.grad.js': '// @generated by gradgen 0.0.1 from loss.ts. Do not edit.\nexport const lossGrad = 3;\n' });
    const { status, stderr } = await node(['build.mjs', 'rollup'], cwd, { TYPES: 'beside' });
    expect(status).toBe(0);
    expect(stderr).toContain('src/loss.grad.js is not up to date, and is not used');
    expect(textOf(cwd, 'src/loss.grad.d.ts')).toContain('export function lossGrad(w: number, x: number): { value: number; dw: number };');
    expect((await node(['out/main.mjs'], cwd)).stdout).toBe('[{"value":36,"dw":24},4]\n');
  });

  test('Vite’s dev server: a changed helper is compiled again', { timeout: 60_000 }, async () => {
    const cwd = project({
      'dev.mjs': `import { createServer } from 'vite';
import { writeFileSync } from 'node:fs';
import gradgen from 'gradgen/vite';
const server = await createServer({ configFile: false, logLevel: 'silent', server: { middlewareMode: true, ws: false }, appType: 'custom', optimizeDeps: { noDiscovery: true }, plugins: [gradgen({ types: false })] });
const text = async () => (await server.transformRequest('/src/loss.grad.js')).code;
await server.transformRequest('/src/main.js');
const before = await text();
await new Promise((turn) => setTimeout(turn, 300));
writeFileSync('src/helper.ts', 'export const sq = (x: number): number => x * x * x;\\n');
let after = before;
for (let k = 0; k < 100 && after === before; k++) { await new Promise((turn) => setTimeout(turn, 50)); after = await text(); }
console.log(before.includes('lossGrad'), after !== before && after.includes('x * x * x') || after.includes('3 *'));
await server.close();
process.exit(0);
`,
    });
    expect(await node(['dev.mjs'], cwd)).toMatchObject({ stdout: 'true true\n', status: 0 });
  });
});

describe('plain Node: --import gradgen/register', () => {
  test('runs; a fault ends it with its frame, not with a stack', { timeout: 60_000 }, async () => {
    const cwd = project();
    expect(await node(['--import', 'gradgen/register', 'src/main.js'], cwd)).toMatchObject({ status: 0, stdout: wanted, stderr: '' });
    writeFileSync(join(cwd, 'src/helper.ts'), 'export const sq = (x: number): number => x * Math.random();\n');
    const { status, stderr } = await node(['--import', 'gradgen/register', 'src/main.js'], cwd);
    expect(status).toBe(1);
    expect(stderr).toContain('src/helper.ts:1:46 - error GG2013');
  });

  test('other imports are left alone', async () => {
    const cwd = project({ 'src/main.js': "import { readFileSync } from 'node:fs';\nimport { a } from './a.js';\nimport { hand } from './hand.grad.js';\nconsole.log(typeof readFileSync, a, hand);\n", 'src/a.js': 'export const a = 1;\n', 'src/hand.grad.js': 'export const hand = 2;\n' });
    expect((await node(['--import', 'gradgen/register', 'src/main.js'], cwd)).stdout).toBe('function 1 2\n');
  });
});
