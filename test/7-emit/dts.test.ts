import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { emitDts, type DtsFunction, type DtsInput } from '../../src/7-emit/dts.js';
import { fingerprint } from '../../src/7-emit/fingerprint.js';
import { containsArray, typeText } from '../../src/7-emit/type-text.js';
import type { ArrayForm, Field, Type } from '../../src/syntax.js';

const number: Type = { kind: 'number' };
const array = (element: Type, readonly = false, form: ArrayForm = 'Array'): Type => ({ kind: 'array', element, form, readonly });
const field = (name: string, type: Type, flags: Partial<Field> = {}): Field => ({ name, type, optional: false, readonly: false, ...flags });
const record = (...fields: Field[]): Type => ({ kind: 'record', fields });
const union = (...members: Type[]): Type => ({ kind: 'union', members });
const param = (name: string, type: Type, flags: { optional?: boolean; rest?: boolean } = {}): DtsFunction['params'][number] => ({ name, type, optional: false, rest: false, ...flags });

function declare(...functions: (Partial<DtsFunction> & { name: string })[]): string {
  const input: DtsInput = {
    version: '0.1.0', source: 'f.ts', sourceHash: '0123456789abcdef', bodyHash: 'fedcba9876543210', options: 'style=staged',
    functions: functions.map((fn) => ({
      doc: [], params: [], gradients: [], result: number, seed: `d${fn.name}`, hasGrad: true, hasInto: false, writes: [], ...fn,
    })),
  };
  return emitDts(input);
}

/** What the strict checker says about the declarations and one who uses them; empty when all is well. */
function complaints(declarations: string, consumer: string): string[] {
  const files = new Map([['/p/f.grad.d.ts', declarations], ['/p/f.grad.js', ''], ['/p/use.ts', `import * as m from './f.grad.js';\n${consumer}`]]);
  const options: ts.CompilerOptions = {
    strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts'], types: [], skipLibCheck: false,
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  const virtual: ts.CompilerHost = {
    ...host,
    fileExists: (name) => files.has(name) || fileExists(name),
    readFile: (name) => files.get(name) ?? readFile(name),
    getSourceFile: (name, language) => (files.has(name) ? ts.createSourceFile(name, files.get(name)!, language) : getSourceFile(name, language)),
    getCurrentDirectory: () => '/p',
    directoryExists: () => true,
  };
  const program = ts.createProgram(['/p/use.ts', '/p/f.grad.d.ts'], options, virtual);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const simple = {
  name: 'f',
  params: [param('x', number), param('y', number)],
  gradients: [{ key: 'dx', type: number }, { key: 'dy', type: number }],
};

describe('types as text', () => {
  test.each<[Type, string, string, string]>([
    [number, 'number', 'number', 'number'],
    [array(number, true), 'readonly number[]', 'number[]', 'readonly number[]'],
    [array(array(number, true)), '(readonly number[])[]', 'number[][]', 'readonly (readonly number[])[]'],
    [array(number, false, 'Float64Array'), 'Float64Array', 'Float64Array', 'Float64Array'],
    [array(union(number, { kind: 'null' })), '(number | null)[]', '(number | null)[]', 'readonly (number | null)[]'],
    [{ kind: 'tuple', elements: [number, number], readonly: true }, 'readonly [number, number]', '[number, number]', 'readonly [number, number]'],
    [record(field('w', array(number, true), { readonly: true }), field('a-b', number, { optional: true })),
      '{ readonly w: readonly number[]; "a-b"?: number }', '{ w: number[]; "a-b"?: number }', '{ readonly w: readonly number[]; readonly "a-b"?: number }'],
    [record(field('k', union(number, { kind: 'undefined' }), { optional: true })), '{ k?: number }', '{ k?: number }', '{ readonly k?: number }'],
    [record(), 'object', 'object', 'object'],
    [array({ kind: 'function', params: [number], result: number }), '((arg0: number) => number)[]', '((arg0: number) => number)[]', 'readonly ((arg0: number) => number)[]'],
    [union({ kind: 'function', params: [], result: { kind: 'void' } }, { kind: 'null' }), '(() => void) | null', '(() => void) | null', '(() => void) | null'],
    [{ kind: 'opaque', text: 'Map<string, number>' }, 'Map<string, number>', 'Map<string, number>', 'Map<string, number>'],
    [{ kind: 'opaque', text: 'Tree' }, 'unknown', 'unknown', 'unknown'],
  ])('%j', (type, asIs, mutable, readonly) => {
    expect([typeText(type), typeText(type, 'mutable'), typeText(type, 'readonly')]).toEqual([asIs, mutable, readonly]);
  });

  test('which types contain an array', () => {
    expect(containsArray(record(field('a', record(field('b', array(number))))))).toBe(true);
    expect(containsArray(union(number, array(number)))).toBe(true);
    expect(containsArray(record(field('a', number)))).toBe(false);
  });
});

describe('the file', () => {
  test('two numbers: the whole text', () => {
    expect(declare({ ...simple, doc: ['A function.', '', '@param x the first'] })).toBe(`\
// @generated by gradgen 0.1.0 from f.ts. Do not edit.
// gradgen source=0123456789abcdef body=fedcba9876543210 options=style=staged

declare const gradgenCache: unique symbol;

/** What the backward pass of \`f\` reads. */
export interface FCache {
  readonly [gradgenCache]: 'f';
}

/**
 * Forward pass of \`f\`, with the cache that its backward pass reads.
 *
 * A function.
 *
 * @param x the first
 */
export function fForward(x: number, y: number): { value: number; cache: FCache };

/** Backward pass of \`f\`: the gradient \`df\` on its result, carried back to \`dx\` and \`dy\`. */
export function fBackward(cache: FCache, df?: number): { dx: number; dy: number };

/**
 * Value and gradient of \`f\` in one call.
 *
 * A function.
 *
 * @param x the first
 */
export function fGrad(x: number, y: number): { value: number; dx: number; dy: number };

export {};
`);
  });

  test('the checker takes it, and holds its users to it', () => {
    const text = declare(simple, { ...simple, name: 'g' });
    expect(complaints(text, `
      const { value, cache } = m.fForward(1, 2);
      const { dx, dy } = m.fBackward(cache, value);
      const all: { value: number; dx: number; dy: number } = m.fGrad(dx, dy);
      m.fBackward(cache).dx = all.value;
      export type { FCache, GCache } from './f.grad.js';`)).toEqual([]);
    expect(complaints(text, 'm.gBackward(m.fForward(1, 2).cache);')).toHaveLength(1);
    expect(complaints(text, 'm.fBackward({});')).toHaveLength(1);
    expect(complaints(text, 'm.gradgenCache;')).toHaveLength(1);
  });

  test('array gradients are mutable, buffers come last', () => {
    const type = array(number, true);
    const text = declare({ name: 'loss', params: [param('w', type), param('b', number)], gradients: [{ key: 'dw', type }, { key: 'db', type: number }], hasInto: true });
    expect(text).toContain('export function lossGrad(w: readonly number[], b: number, into?: { dw?: number[] }): { value: number; dw: number[]; db: number };');
    expect(text).toContain('export function lossBackward(cache: LossCache, dloss?: number, into?: { dw?: number[] }): { dw: number[]; db: number };');
    expect(text).toContain("Arrays in it may be yours");
    expect(complaints(text, 'const w: readonly number[] = [1]; const dw = [0]; m.lossGrad(w, 2, { dw }).dw[0] = 1; m.lossGrad(w, 2, {}); m.lossBackward(m.lossForward(w, 1).cache, 1, { dw });')).toEqual([]);
  });

  test("a user's own `into` gives way to nobody", () => {
    const type = array(number);
    const text = declare({ name: 'f', params: [param('into', type)], gradients: [{ key: 'dinto', type }], hasInto: true });
    expect(text).toContain('fGrad(into: number[], into2?: { dinto?: number[] })');
    expect(complaints(text, 'm.fGrad([1], { dinto: [0] });')).toEqual([]);
  });

  test('a result that is no number needs its seed, which may be readonly', () => {
    const text = declare({ name: 'f', params: [param('x', number)], gradients: [{ key: 'dx', type: number }], result: array(number), hasGrad: false });
    expect(text).not.toContain('fGrad');
    expect(complaints(text, 'm.fBackward(m.fForward(1).cache, [1] as readonly number[]).dx.toFixed(); m.fForward(1).value.push(1);')).toEqual([]);
    expect(complaints(text, 'm.fBackward(m.fForward(1).cache);')).toHaveLength(1);
  });

  test('a function that writes takes a record of seeds', () => {
    const type = array(number);
    const wrote = { params: [param('a', type)], gradients: [{ key: 'da', type }], writes: [{ name: 'a', type }] };
    const text = declare({ name: 'f', ...wrote, result: { kind: 'void' }, hasGrad: false }, { name: 'g', ...wrote });
    expect(text).toContain('fForward(a: number[]): { value: undefined; cache: FCache };');
    expect(text).toContain('df: { a?: readonly number[] }');
    expect(text).toContain('dg?: number | { value?: number; a?: readonly number[] }');
    expect(complaints(text, 'm.fBackward(m.fForward([1]).cache, { a: [1] }); m.gBackward(m.gForward([1]).cache); m.gBackward(m.gForward([1]).cache, { value: 2 });')).toEqual([]);
  });

  test('optional and rest parameters', () => {
    const text = declare(
      { name: 'f', params: [param('x', union(number, { kind: 'undefined' }), { optional: true }), param('xs', array(number), { rest: true })] },
      { name: 'g', params: [param('x', number, { optional: true }), param('y', number)] },
    );
    expect(text).toContain('fForward(x?: number, ...xs: number[])');
    expect(text).toContain('gForward(x: number | undefined, y: number)');
    expect(complaints(text, 'm.fForward(); m.fForward(1, 2, 3); m.gForward(undefined, 1);')).toEqual([]);
  });

  test('names that would collide', () => {
    const text = declare({ ...simple, name: 'foo' }, { ...simple, name: 'Foo' }, { ...simple, name: '$' });
    expect(text.match(/interface \S+/g)).toEqual(['interface FooCache', 'interface FooCache2', 'interface $Cache']);
    expect(complaints(text, 'm.FooBackward(m.FooForward(1, 2).cache); m.$Grad(1, 2);')).toEqual([]);
  });

  test('a doc comment cannot end the comment', () => {
    const text = declare({ ...simple, doc: ['evil */ export const oops = 1; /*'] });
    expect(complaints(text, 'm.fGrad(1, 2);')).toEqual([]);
    expect(complaints(text, 'm.oops;')).toHaveLength(1);
  });

  test('records, tuples, nested and typed arrays pass the checker', () => {
    const rich = record(
      field('w', array(array(number))), field('b', array(number, false, 'Float64Array'), { readonly: true }), field('name', { kind: 'string' }),
      field('pair', { kind: 'tuple', elements: [number, number], readonly: false }), field('rate', number, { optional: true }),
    );
    const text = declare({ name: 'f', params: [param('p', rich)], gradients: [{ key: 'dp', type: rich }], hasInto: true });
    expect(complaints(text, `
      const p = { w: [[1]], b: new Float64Array(2), name: 'n', pair: [1, 2] as [number, number] };
      const { dp } = m.fGrad(p);
      m.fGrad(dp, { dp }).dp.b = new Float64Array(1);
      dp.w[0]![0] = 1;`)).toEqual([]);
  });
});

test('a fingerprint is 16 digits and does not see line ends', () => {
  expect(fingerprint('a\r\nb\rc')).toBe(fingerprint('a\nb\nc'));
  expect(fingerprint('a')).toMatch(/^[0-9a-f]{16}$/);
  expect(fingerprint('a')).not.toBe(fingerprint('b'));
});
