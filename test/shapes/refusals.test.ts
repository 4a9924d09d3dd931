/** What has no gradient of one shape is refused, with its place and a way out. */
import { expect, test } from 'vitest';
import { compile } from '../../src/index.js';

const refused: readonly (readonly [string, string, string, string])[] = [
  ['an array of one kind or another', 'GG2025', '`number[]`, `Float64Array`', 'export function f(x: number[] | Float64Array) { return x[0]; }'],
  ['in a field', 'GG2025', '`number[]`, `Float64Array`', 'export function f(p: { x: number[] | Float64Array }) { return p.x[0]; }'],
  ['ArrayLike', 'GG2025', '`number[]`, `Float64Array`', 'export function f(x: number, w: ArrayLike<number>) { return w[0] * x; }'],
  ['a number or an array of them', 'GG2025', '`number`, `number[]`', 'export function f(x: number | number[]) { return typeof x === "number" ? x : x[0]; }'],
  ['a record that contains itself', 'GG2023', 'no fixed shape', 'interface N { v: number; kids: N[] } export function f(n: N) { return n.v * n.v; }'],
  ['a default with a computed element', 'GG2024', 'literals', 'export function f(x: number, w: number[] = [x, 2]) { let s = 0; for (const v of w) s += v * x; return s; }'],
  ['a row carried through a loop', 'GG2012', 'choose between numbers', 'export function f(X: number[][]) { let p = X[0]; let s = 0; for (let i = 1; i < X.length; i++) { s += p[0]; p = X[i]; } return s; }'],
  ['a row that may be none, carried through a loop', 'GG2012', 'choose between numbers',
    'export function f(X: number[][]) { let p: number[] | undefined; let s = 0; for (let i = 1; i < X.length; i++) { if (p) s += p[0]; p = X[i]; } return s; }'],
  ['a row chosen in a loop', 'GG2012', 'choose between numbers', 'export function f(X: number[][]) { let s = 0; for (let i = 1; i < X.length; i++) { const r = i > 2 ? X[i] : X[0]; s += r[0]; } return s; }'],
  ['any field by a key, where one of them counts', 'GG2010', 'literal',
    "export function f(p: { n: number; x: number }, k: 'n' | 'x') { let s = 0; for (let i = 0; i < p.n; i++) s += p[k]; return s; }"],
  ['the rest of an array of rows', 'GG2007', 'name the elements', 'export function f(w: number[][]) { const [a, ...rest] = w; return a[0] * rest[0][0]; }'],
];

test.each(refused)('%s', (_, code, way, source) => {
  const { diagnostics, code: text } = compile(source, { fileName: 'input.ts', verify: true });
  expect(text).toBeNull();
  const [first] = diagnostics.filter(({ severity }) => severity === 'error');
  expect(first?.code).toBe(code);
  expect(first?.start?.line).toBe(1);
  expect(first?.hint).toContain(way);
});
