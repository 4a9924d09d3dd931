import { describe, expect, test } from 'vitest';
import type { Expr, ReturnStatement, Statement, Type } from '../../src/syntax.js';
import { parseOne } from './helpers.js';
import { printType } from './print.js';

const paramType = (type: string, before = ''): string => printType(parseOne(`${before} export function f(x: number, p: ${type}) { return x; }`).fn.params[1]!.type);

/** The type of what `f` returns, as the converted expression carries it. */
function resultType(body: string, params = 'x: number, n: number'): Type | undefined {
  const { body: statements } = parseOne(`export function f(${params}): any { ${body} }`, { functions: ['f'] }).fn;
  const last: Expr = (statements[statements.length - 1] as ReturnStatement).argument!;
  return last.valueType ?? (last.type === 'Identifier' ? last.binding?.type : undefined);
}

describe('types of the checker', () => {
  test.each([
    ['1 | 2 | 3', 'number'],
    ['"a" | "b"', 'string'],
    ['true', 'boolean'],
    ['boolean | null', 'boolean | null'],
    ['number | undefined', 'number | undefined'],
    ['undefined | Float64Array | number[] | null', 'number[] | Float64Array | null | undefined'],
    ['readonly number[][]', 'readonly number[][]'],
    ['ReadonlyArray<Float32Array>', 'readonly Float32Array[]'],
    ['[number, string?]', '[number, string | undefined]'],
    ['readonly [a: number, b: number]', '[number, number]'],
    ['[number, ...number[]]', '<[number, ...number[]]>'],
    ['ArrayLike<number>', '<ArrayLike<number>>'],
    ['Iterable<number>', '<Iterable<number>>'],
    ['Float64Array<ArrayBuffer>', 'Float64Array'],
    ['{ a: number; readonly b?: string; c(): void; d: (x: number) => string }', '{ a: number; readonly b?: string | undefined; d: (number) => string }'],
    ['Readonly<{ a: number }>', 'Readonly{ readonly a: number }'],
    ['Pick<{ a: number; b: string }, "a">', 'Pick{ a: number }'],
    ['Record<"a" | "b", number>', 'Record{ a: number; b: number }'],
    ['Record<string, number>', '<Record<string, number>>'],
    ['{ a: number } & { b: number[] }', '{ a: number; b: number[] }'],
    ['number & { readonly __unit: "m" }', 'number'],
    ['Map<string, number>', '<Map<string, number>>'],
    ['Date', '<Date>'],
    ['bigint[]', '<bigint>[]'],
    ['{ [key: string]: number }', '<{ [key: string]: number; }>'],
    ['object', '<object>'],
  ])('%s', (written, expected) => {
    expect(paramType(written)).toBe(expected);
  });

  test('interfaces, aliases and classes keep their names; methods and accessors are no fields', () => {
    expect(paramType('P', 'interface B { a: number } interface P extends B { b: number[] }')).toBe('P{ b: number[]; a: number }');
    expect(paramType('A', 'type A = { a: number };')).toBe('A{ a: number }');
    expect(paramType('C', 'class C { a = 1; __b = [1]; private d = 3; get e() { return this.a + this.d; } m() { return 1; } }')).toBe('C{ a: number; __b: number[]; d: number }');
  });

  test('a type that refers to itself is opaque where it does', () => {
    expect(paramType('L', 'interface L { value: number; next?: L; all: L[] }')).toBe('L{ value: number; next?: <L> | undefined; all: <L>[] }');
  });

  test('type parameters are their constraint', () => {
    const { fn } = parseOne('export function f<T extends number[], K extends "a">(w: T, p: { a: number }, k: K): number { return w[0] * p[k]; }');
    expect(fn.params.map(({ type }) => printType(type))).toEqual(['number[]', '{ a: number }', 'string']);
  });
});

describe('types of expressions', () => {
  test.each([
    ['return [x, 1];', 'number[]'],
    ['return { x, a: [1] };', '{ x: number; a: number[] }'],
    ['return x > 0 ? x : [x];', 'number | number[]'],
    ['return new Float64Array(n).map((v) => v + 1);', 'Float64Array'],
    ['return Array.from({ length: n }, (_, i) => [i]);', 'number[][]'],
    ['return JSON.parse("1") as number[];', 'number[]'],
    ['return new Array(n).fill(0);', 'number[]'],
    ['return Array(n).fill(0).map((v) => [v]);', 'number[][]'],
    ['return new Array<number>(n);', 'number[]'],
    ['const a = new Array(n); for (let i = 0; i < n; i++) a[i] = x * i; return a;', 'number[]'],
    ['const a = new Array(n); for (let i = 0; i < n; i++) a[i] = [x, x]; return a[0];', 'number[]'],
    ['const a = new Array(n); for (let i = 0; i < n; i++) a[i] = [x, x]; const row = a[1]; return row;', 'number[]'],
    ['const a = []; for (let i = 0; i < n; i++) a.push(x * i); return a;', 'number[]'],
    ['let s; s = x; s = s + 1; return s;', 'number'],
    ['let s = null; if (x > 0) s = [x]; return s;', 'number[] | null'],
  ])('%s', (body, expected) => {
    expect(printType(resultType(body)!)).toBe(expected);
  });

  test('a narrowed name carries its narrower type, others none', () => {
    const { body, params } = parseOne('export function f(x: number, p?: number[]): number { if (p === undefined) return x; return p[0] * x; }').fn;
    const product = (body[1] as ReturnStatement).argument as { left: { object: Expr }; right: Expr };
    expect(printType(params[1]!.type)).toBe('number[] | undefined');
    expect(printType(product.left.object.valueType!)).toBe('number[]');
    expect(product.right.valueType).toBeUndefined();
  });

  test('variables that TypeScript leaves open are typed by their uses', () => {
    const { body } = parseOne('export function f(n: number): number { const rows = new Array(n); rows[0] = [n]; let best; best = 1; return rows[0][0] * best; }').fn;
    const declared = (statement: Statement): string => (statement.type === 'VariableDeclaration' && statement.declarations[0]!.target.type === 'Identifier' ? printType(statement.declarations[0]!.target.binding!.type) : '');
    expect([declared(body[0]!), declared(body[2]!)]).toEqual(['number[][]', 'number']);
  });
});
