/**
 * Source maps lead from the statements of all passes to the lines of the source, in all formats: read by the library that
 * bundlers use, and by Node itself, which shows them in a stack trace.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { describe, expect, onTestFinished, test } from 'vitest';
import { inFormat } from '../../src/formats/formats.js';
import { type Format, formats } from '../../src/formats/names.js';
import { compile } from '../../src/index.js';

const files: Readonly<Record<string, string>> = {
  '/p/src/loss.ts': `import { sq } from '../lib/helper.js';

/** A sum of squares. */
export function loss(w: number[], x: number): number {
  let s = 0;
  for (let i = 0; i < w.length; i++) {
    if (w[i] > 0) s += sq(w[i] * x);
    else s -= Math.exp(w[i]);
  }
  return s / x;
}
`,
  '/p/lib/helper.ts': 'export function sq(x: number): number {\n  const y = x * x;\n  if (y > 1e6) throw new RangeError("too steep");\n  return y;\n}\n',
};

const compiled = compile(files['/p/src/loss.ts']!, { fileName: '/p/src/loss.ts', readFile: (path) => files[path], sourceMap: true });

/** Each line of the module, and where it comes from: `loss.ts:7`. */
function mapped(format: Format): { readonly text: string; readonly from: string | undefined }[] {
  const { code, dts, map } = compiled;
  const texts = inFormat(format, { code: code!, dts: dts!, map }, { name: 'loss.grad.x', isInline: false, from: '/p/src', to: '/p/grad/src' });
  expect(texts.module.trimEnd().split('\n').at(-1)).toBe('//# sourceMappingURL=loss.grad.x.map');
  const trace = new TraceMap(texts.map!);
  expect(trace.sources.every((name) => files[join('/p/grad/src', name!)] !== undefined)).toBe(true);
  expect(trace.sourcesContent).toEqual(trace.sources.map((name) => files[join('/p/grad/src', name!)]));
  return texts.module.split('\n').map((text, at) => {
    // behind the indentation: what is thrown there is inside of a statement
    const { source, line } = originalPositionFor(trace, { line: at + 1, column: Math.max(0, text.search(/\S/)) + 2 });
    return { text: text.trim(), from: source === null ? undefined : `${source.split('/').pop()}:${line}` };
  });
}

test('it compiles, and without being asked there is no map', () => {
  expect(compiled.diagnostics).toEqual([]);
  expect(compile('export const f = (x: number): number => x * x;').map).toBeNull();
  expect(compiled.map).not.toMatch(/"\/p\//);
});

describe.each(formats)('%s', (format) => {
  const lines = mapped(format);
  const from = (pattern: RegExp): string[] => [...new Set(lines.filter(({ text }) => pattern.test(text)).map(({ from: place }) => String(place)))];

  test.each([
    [/^for \(let i = 0; i < w\.length; i\+\+\)/, 'loss.ts:6'], [/^if \(w\[i\] > 0\)/, 'loss.ts:7'], [/^const y = .*\(\d\)$/, 'helper.ts:2'],
    [/RangeError\("too steep"\)/, 'helper.ts:3'], [/^const exp = |Math\.exp\(w\[i\]\)/, 'loss.ts:8'], [/^for \(let i = .*i--\)/, 'loss.ts:6'],
  ])('%s comes from %s', (pattern, place) => expect(from(pattern)).toContain(place));

  test('a group of the backward pass comes from where its stage comes from', () => {
    const stages = new Map(lines.flatMap(({ text, from: place }) => {
      const number = /^[^/].*\/\/ \((\d+)\)/.exec(text)?.[1];
      return number === undefined ? [] : [[number, place] as const];
    }));
    const groups = lines.flatMap(({ text }, at) => {
      const number = /^\/\/ backprop .*\((\d+)\)$/.exec(text)?.[1];
      return number === undefined ? [] : [[stages.get(number), lines[at + 1]!.from] as const];
    });
    expect(groups.length).toBeGreaterThan(4);
    for (const [forward, backward] of groups) expect(backward).toBe(forward);
  });

  test('every statement comes from somewhere, the helpers of gradgen from nowhere', () => {
    const end = lines.findIndex(({ text }) => /^function zerosLike/.test(text));
    const begin = lines.findIndex(({ text }) => /^(?:export )?function lossForward\(w, x\)/.test(text));
    const bare = lines.slice(begin, end).filter(({ text, from: place }) => text !== '' && place === undefined && !/^(\/\*\*|\*|\/\/|export function .*;$)/.test(text));
    expect(bare).toEqual([]);
    expect(lines.slice(end).filter(({ from: place }) => place !== undefined)).toEqual([]);
  });
});

describe('Node shows the TypeScript line in a stack trace', () => {
  const trace = (script: string, isInline: boolean): string => {
    const folder = mkdtempSync(join(tmpdir(), 'gradgen-map-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { code, dts, map } = compiled;
    const texts = inFormat('esm', { code: code!, dts: dts!, map }, { name: 'loss.grad.mjs', isInline, from: '/p/src', to: '/p/src' });
    writeFileSync(join(folder, 'p/src/loss.grad.mjs'), texts.module);
    if (!isInline) writeFileSync(join(folder, 'p/src/loss.grad.mjs.map'), texts.map!);
    writeFileSync(join(folder, 'run.mjs'), `import { lossForward, lossBackward, lossGrad } from './p/src/loss.grad.mjs';\n${script}\n`);
    return spawnSync(process.execPath, ['--enable-source-maps', 'run.mjs'], { cwd: folder, encoding: 'utf8' }).stderr;
  };

  test('forward, in a helper of another file; a map of its own', () => {
    expect(trace('lossGrad([1, 2000], 3);', false)).toMatch(/RangeError: too steep\n\s+at .*p\/lib\/helper\.ts:3:\d+\)?\n/);
  });

  test('backward; an inline map', () => {
    const script = `const { cache } = lossForward([1, -1], 3);
      const [key] = Object.entries(cache).find(([, value]) => Array.isArray(value));
      lossBackward({ ...cache, [key]: new Proxy(cache[key], { get: (list, at) => { if (at === '1') throw new Error('stop'); return list[at]; } }) });`;
    expect(trace(script, true)).toMatch(/Error: stop[^]*at .*p\/src\/loss\.ts:(?:7|8):\d+\)?\n/);
  });
});
