import { describe, expect, test } from 'vitest';
import { parse } from '../../src/1-parse/parse.js';
import { inward, outward } from '../../src/1-parse/places.js';
import type { ReturnStatement } from '../../src/syntax.js';
import { faults, parseOne } from './helpers.js';
import { printFunction, printType } from './print.js';

describe('odd texts', () => {
  test('a byte order mark and CRLF: positions index the text as given', () => {
    const text = '\uFEFF// one\r\nexport function f(x: number) {\r\n  // note\r\n  return x * x; // end\r\n}\r\n';
    const { fn, nameSpan } = parseOne(text);
    expect(text.slice(nameSpan.start, nameSpan.end)).toBe('f');
    expect(fn.body[0]).toMatchObject({ leading: ['note'], note: 'end' });
    const { span } = (fn.body[0] as ReturnStatement).argument!;
    expect(text.slice(span!.start, span!.end)).toBe('x * x');
  });

  test('unicode names, beyond the basic plane and escaped', () => {
    const { fn, name } = parseOne('export function größe(ℯ: number, 𝑥: number, \\u0061b: number) { const { 𝑤 } = { 𝑤: 1 }; return ℯ * 𝑥 * ab * 𝑤; }');
    expect(name).toBe('größe');
    expect(printFunction(fn)).toBe('(ℯ, 𝑥, ab) { const { 𝑤: 𝑤 } = { 𝑤: 1 }; return (((ℯ * 𝑥) * ab) * 𝑤); }');
  });

  test.each(['', '\uFEFF', ' ', '\0', '}', '(', '/*', '`', '\ud800', 'export', '#!/usr/bin/env node\n'])('%j gives a diagnostic and no exception', (text) => {
    const { module, diagnostics } = parse(text, { fileName: 'f.ts' });
    expect(module).toBeNull();
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  test.each([
    ['brackets', (n: number) => `return ${'('.repeat(n)}x${')'.repeat(n)};`],
    ['calls', (n: number) => `return ${'Math.sin('.repeat(n)}x${')'.repeat(n)};`],
    ['blocks', (n: number) => `${'{'.repeat(n)}${'}'.repeat(n)} return x;`],
    ['arrays', (n: number) => `${'['.repeat(n)}${']'.repeat(n)}; return x;`],
    ['signs', (n: number) => `return ${'- '.repeat(n)}x;`],
    ['choices', (n: number) => `return ${'x ? x : '.repeat(n)}x;`],
  ])('%s nested 20 000 deep are an error, not a crash', (_, body) => {
    expect(faults(`export function f(x: number): number { ${body(20_000)} }`)[0]).toMatch(/^GG1022 /);
  });

  test('the place of the deepest nesting is named', () => {
    const text = `export function f(x: number): number { return ${'('.repeat(9000)}"((((" /* (((( */, x${')'.repeat(9000)}; }`;
    const [only] = parse(text, { fileName: 'f.ts' }).diagnostics;
    expect(only!.span!.start).toBe(text.indexOf('"') - 1);
  });

  test('long chains are fine', () => {
    const sum = Array.from({ length: 2000 }, (_, i) => `x * ${i}`).join(' + ');
    const ifs = Array.from({ length: 300 }, (_, i) => `if (x > ${i}) return ${i};`).join(' else ');
    expect(parseOne(`export function f(x: number) { ${ifs} return ${sum}; }`).fn.body).toHaveLength(2);
  });

  test('ten thousand statements take seconds, not minutes', () => {
    const body = Array.from({ length: 10_000 }, (_, i) => `s = s * ${i} + Math.exp(x);`).join('\n');
    const started = performance.now();
    expect(parseOne(`export function f(x: number) { let s = x;\n${body}\nreturn s; }`).fn.body).toHaveLength(10_002);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe('places', () => {
  test.each(['loss.ts', 'a/b/loss.ts', '../loss.ts', '../../x/loss.ts', '/abs/loss.ts', 'C:/a/loss.ts'])('%s goes in and out', (name) => {
    expect(outward(inward(name))).toBe(name);
  });

  test('folders', () => {
    expect(outward(inward('a/../b/./c.ts'))).toBe('b/c.ts');
    expect(inward('<stdin>')).toBe(`${inward('x.ts').slice(0, -4)}<stdin>.ts`);
  });

  test('spans carry the name that was given', () => {
    expect(parse('export function f(x: number) { delete x; }', { fileName: './a/../f.ts' }).diagnostics[0]!.span!.file).toBe('./a/../f.ts');
  });

  test('imports and the tsconfig are read in the terms of the file name', () => {
    const asked: string[] = [];
    parse('import "./b.js"; export function f(x: number) { return x; }', { fileName: '../a/f.ts', readFile: (path) => void asked.push(path) });
    expect(asked).toEqual(expect.arrayContaining(['../a/tsconfig.json', '../tsconfig.json', '../a/b.ts']));
  });
});

describe('tsconfig', () => {
  const files: Record<string, string> = {
    'tsconfig.json': '{ /* ours */ "extends": "./base.json", "compilerOptions": { "paths": { "@/*": ["./src/*"] }, "noUncheckedIndexedAccess": true, } }',
    'base.json': '{ "compilerOptions": { "strict": false } }',
    'src/lib.ts': 'export const two = (x: number) => 2 * x;',
  };
  const text = 'import { two } from "@/lib"; export function f(xs: number[], x?: number) { return two(xs[0]) + x; }';

  test('aliases and strictness are theirs, indexed access is ours', () => {
    const { fn } = parseOne(text, { fileName: 'src/deep/f.ts', readFile: (path: string) => files[path] });
    expect(fn.params.map(({ type }) => printType(type))).toEqual(['number[]', 'number']);
  });

  test('strict without one; a broken one counts as none', () => {
    const broken = (path: string): string | undefined => (path === 'tsconfig.json' ? '{ nonsense' : undefined);
    for (const readFile of [undefined, broken]) {
      expect(printType(parseOne('export function f(x?: number) { return x ?? 1; }', { readFile }).fn.params[0]!.type)).toBe('number | undefined');
    }
  });
});

describe('JavaScript', () => {
  test('types come from JSDoc', () => {
    const { fn, doc } = parseOne(`
      /**
       * Loss.
       * @param {number[]} w
       * @param {{ a: number, b?: Float64Array }} p
       * @param {number} [n]
       * @returns {number}
       */
      export const loss = (w, p, n = 1) => w[0] * p.a * n;`, { fileName: 'loss.mjs' });
    expect(doc).toEqual(['Loss.']);
    expect(fn.params.map(({ type }) => printType(type))).toEqual(['number[]', '{ a: number; b?: Float64Array | undefined }', 'number']);
    expect(fn.resultType).toEqual({ kind: 'number' });
  });

  test('a parameter without a type is an error with the way out', () => {
    const [only] = parse('export function f(x) { return x * x; }', { fileName: 'f.js' }).diagnostics;
    expect(only).toMatchObject({ code: 'GG1021', hint: expect.stringContaining('@param {number} x') });
  });

  test('types in JavaScript are a syntax error', () => {
    expect(faults('export function f(x: number) { return x; }', { fileName: 'f.js' })).toEqual(['GG1001 number']);
  });
});
