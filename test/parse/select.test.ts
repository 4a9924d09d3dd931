import { describe, expect, test } from 'vitest';
import { parse } from '../../src/1-parse/parse.js';
import { faults, parseModule, parseOne } from './helpers.js';

const names = (text: string, options = {}): string[] => parseModule(text, options).functions.map(({ name }) => name);

describe('exports of all forms', () => {
  test.each([
    ['export function f(x: number) { return x; }', 'f'],
    ['export const f = (x: number) => x;', 'f'],
    ['export const f = function (x: number) { return x; };', 'f'],
    ['export const f = ((x: number) => x) satisfies (x: number) => number;', 'f'],
    ['export default function f(x: number) { return x; }', 'f'],
    ['export default function (x: number) { return x; }', 'defaultExport'],
    ['export default (x: number) => x;', 'defaultExport'],
    ['export default (function f(x: number): number { return x > 0 ? f(x - 1) : x; });', 'f'],
    ['function f(x: number) { return x; } export default f;', 'f'],
    ['const f = (x: number) => x; export default f;', 'f'],
    ['function g(x: number) { return x; } export { g as f };', 'f'],
    ['const g = (x: number) => x; export { g as f };', 'f'],
    ['function g(x: number) { return x; } export { g as default };', 'g'],
    ['export function f(x: number): number; export function f(x: number, y: number): number; export function f(x: number, y = 1) { return x * y; }', 'f'],
  ])('%s', (text, name) => {
    const { fn, name: found } = parseOne(text);
    expect(found).toBe(name);
    expect(fn.body).toHaveLength(1);
    expect(fn.resultType).toEqual({ kind: 'number' });
  });

  test('other exports are none of our business, and are still listed', () => {
    const module = parseModule(`
      export const limit = 3; export type T = number; export class C {} export enum E { A }
      export async function load() { await 0; } export function* gen(x: number) { yield x; }
      export function label(x: number) { return String(x); } export function f(x: number) { return x; }
      export * from './other.js';`);
    expect(module.functions.map(({ name }) => name)).toEqual(['f']);
    expect(module.exports).toEqual(['limit', 'C', 'E', 'load', 'gen', 'label', 'f']);
  });

  test('two names of one function are two functions', () => {
    expect(names('function f(x: number) { return x; } export { f, f as g };')).toEqual(['f', 'g']);
  });

  test('functions come in source order', () => {
    expect(names('export { b, a }; function a(x: number) { return x; } function b(x: number) { return x; }')).toEqual(['a', 'b']);
  });

  test('names and places', () => {
    const text = '/** Doc. */\nexport const f = (x: number) => x;';
    const { span, nameSpan } = parseOne(text);
    expect(text.slice(nameSpan.start, nameSpan.end)).toBe('f');
    expect(text.slice(span.start, span.end)).toBe('export const f = (x: number) => x;');
  });
});

describe('which functions', () => {
  test.each([
    ['x: number', 'number', true],
    ['x: number[]', 'number[]', true],
    ['p: { w: number[]; tag: string }', 'number', true],
    ['p: [number, string]', '[number]', true],
    ['x?: number', 'number | undefined', true],
    ['x: Float32Array | number[]', 'number', true],
    ['x: Float64Array', 'void', true],
    ['x: readonly (readonly number[])[]', 'number', true],
    ['x: number', 'void', false],
    ['x: Int32Array', 'number', false],
    ['x: string', 'number', false],
    ['', 'number', false],
    ['x: number', 'string', false],
    ['x: number', 'boolean', false],
    ['x: number', 'Promise<number>', false],
    ['x: Map<string, number>', 'number', false],
    ['f: (x: number) => number', 'number', false],
  ])('(%s) => %s: %s', (params, result, isReal) => {
    const { module, diagnostics } = parse(`export function f(${params}): ${result} { throw new Error(); }`, { fileName: 'f.ts' });
    expect(diagnostics.map(({ code }) => code)).toEqual(isReal ? [] : ['GG5020']);
    expect(module === null).toBe(!isReal);
  });

  test('by name, in source order, with the nearest for a mistyped one', () => {
    const text = 'export function loss(x: number) { return x; } export function other(x: number) { return x; }';
    expect(names(text, { functions: ['other'] })).toEqual(['other']);
    expect(names(text, { functions: ['other', 'loss'], select: 'tagged' })).toEqual(['loss', 'other']);
    const [missing] = parse(text, { fileName: 'f.ts', functions: ['lss'] }).diagnostics;
    expect(missing).toMatchObject({ code: 'GG5010', hint: 'did you mean `loss`?' });
  });

  test('what is asked for and not real-valued is an error that says why', () => {
    const text = 'export function f(x: string) { return 1; } export function g(x: number) { return x; }';
    const { diagnostics, module } = parse(text, { fileName: 'f.ts', functions: ['f', 'g'] });
    expect(diagnostics).toMatchObject([{ code: 'GG5021', message: expect.stringContaining('`x` is string') }]);
    expect(module!.functions.map(({ name }) => name)).toEqual(['g']);
  });

  test('nothing to differentiate says what it saw', () => {
    const [only] = parse('export function f(x: string) { return 1; }', { fileName: 'dir/f.ts' }).diagnostics;
    expect(only).toMatchObject({ code: 'GG5020', message: 'there is nothing to differentiate in `f.ts`', related: [{ message: expect.stringContaining('`f`') }] });
    expect(faults('')).toEqual(['GG5020 ']);
  });

  test('without types there is something to say, unless another function has some', () => {
    expect(faults('export function f(x) { return x; }', { fileName: 'f.js' })).toEqual(['GG1021 x']);
    expect(names('export function f(x) { return x; } export function g(x: number) { return x; }')).toEqual(['g']);
    expect(faults('export function f(x: any): number { return x; }')).toEqual(['GG1021 x: any']);
    expect(faults('/** @grad */ export function f(x: number, y: unknown): number { return x; }')).toEqual(['GG1021 y: unknown']);
  });

  test('a fault in one function leaves the others in the module', () => {
    const { module, diagnostics } = parse(`
      function bad(x: number) { try { return x; } finally { } }
      export function f(x: number) { return bad(x); } export function g(x: number) { return x; } export function h(x: number) { return f(x); }`, { fileName: 'f.ts' });
    expect(diagnostics.map(({ code }) => code)).toEqual(['GG1008']);
    expect(module!.functions.map(({ name }) => name)).toEqual(['g']);
  });
});

describe('doc comments and tags', () => {
  const tagged = `
/**
 * The loss.
 *
 * Of all of it.
 * @param w weights
 *   that weigh
 * @grad wrt w, b
 */
export function loss(w: number[], x: number[], b: number) { return b; }
export function other(x: number) { return x; }`;

  test('only the tagged functions, their parameters, the text without tags', () => {
    expect(parseOne(tagged)).toMatchObject({ name: 'loss', doc: ['The loss.', '', 'Of all of it.'], wrt: ['w', 'b'] });
    expect(parseOne(tagged, { select: 'tagged' }).name).toBe('loss');
  });

  test('of folders only tagged ones', () => {
    expect(parseModule('export function f(x: number) { return x; }', { select: 'tagged' }).functions).toEqual([]);
  });

  test.each(['/** @grad */ export function f(x: number) { return x; }', '/** @grad */\nexport const f = (x: number) => x;', '/**\r\n * @grad\r\n */\r\nexport default (x: number) => x;'])('%j', (text) => {
    const { wrt, doc } = parseOne(text, { select: 'tagged' });
    expect([wrt, doc]).toEqual([undefined, []]);
  });

  test('a destructured parameter goes by its position', () => {
    expect(parseOne('/** @grad wrt arg0 */ export function f({ w }: { w: number }) { return w; }').wrt).toEqual(['arg0']);
  });

  test.each([
    ['/** @grad w */ export function f(w: number) { return w; }', 'GG1027 @grad w'],
    ['/** @grad wrt */ export function f(w: number) { return w; }', 'GG1027 @grad wrt'],
    ['/** @grad wrt v */ export function f(w: number) { return w; }', 'GG1028 @grad wrt v'],
    ['/** @grad */ export async function f(w: number) { return w; }', 'GG1003 async'],
    ['/** @grad */ export function* f(w: number) { yield w; }', 'GG1004 *'],
  ])('%s', (text, fault) => {
    expect(faults(text)[0]).toBe(fault);
  });

  test('`@gradient`, `{@grad}` and an ordinary comment are no tags', () => {
    expect(names('/** @gradient */ export function f(x: number) { return x; }\n// @grad\nexport function g(x: number) { return x; }')).toEqual(['f', 'g']);
  });
});
