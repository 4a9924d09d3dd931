/** Secondary labels say why a value is active: the way back to a parameter, variable by variable. */
import { expect, test } from 'vitest';
import { compile } from '../../src/index.js';

const labels = (source: string, code: string): readonly string[] =>
  compile(source, { fileName: 'f.ts' }).diagnostics.find((found) => found.code === code)!.related.map(({ message, start }) => `${start.line}:${start.column} ${message}`);

test('through variables and a loop', () => {
  expect(labels(`export function f(x: number): number {
  const y = x * x;
  let z = y + 1;
  for (let i = 0; i < 3; i++) z = z * 1.5;
  return Math.floor(z) + x;
}`, 'GG2102')).toEqual(['4:3 `z` is active because it is computed from `y`', '2:13 `y` is active because it is computed from `x`', '1:19 `x` is differentiated']);
});

test('through a branch, and without a name of its own', () => {
  expect(labels(`export function f(x: number, c: boolean): number {
  let y = 1;
  if (c) y = Math.sin(x);
  return Math.round(2 * y) + x;
}`, 'GG2102')).toEqual(['3:3 `y` is active because it is computed from `x`', '1:19 `x` is differentiated']);
});

test('a parameter itself', () => {
  expect(labels('export const f = (x: number): number => Math.trunc(x) + x;', 'GG2102')).toEqual(['1:19 `x` is differentiated']);
});

test('through text', () => {
  expect(labels("export function f(x: number) { const s = '' + x; return Number(s); }", 'GG2020')).toEqual(['1:42 `s` is active because it is computed from `x`', '1:19 `x` is differentiated']);
});
