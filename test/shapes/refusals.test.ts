/** What has no gradient of one shape is refused, with its place and a way out. */
import { expect, test } from 'vitest';
import { compile } from '../../src/index.js';

const refused: readonly (readonly [string, string, string, string])[] = [
  ['an array of one kind or another', 'GG2025', '`number[]`, `Float64Array`', 'export function f(x: number[] | Float64Array) { return x[0]; }'],
  ['in a field', 'GG2025', '`number[]`, `Float64Array`', 'export function f(p: { x: number[] | Float64Array }) { return p.x[0]; }'],
  ['ArrayLike', 'GG2025', '`number[]`, `Float64Array`', 'export function f(x: number, w: ArrayLike<number>) { return w[0] * x; }'],
  ['a number or an array of them', 'GG2025', '`number`, `number[]`', 'export function f(x: number | number[]) { return typeof x === "number" ? x : x[0]; }'],
  ['any field by a key, where one of them counts', 'GG2010', 'literal',
    "export function f(p: { n: number; x: number }, k: 'n' | 'x') { let s = 0; for (let i = 0; i < p.n; i++) s += p[k]; return s; }"],
  ['a number that went through text', 'GG2020', 'of text', "export function f(x: number) { const s = '' + x; return Number(s); }"],
  ['text that a loop has made', 'GG2020', 'of text', "export function f(x: number) { let s = ''; for (let i = 0; i < 3; i++) s += x; return +s; }"],
  ['an array as a number', 'GG2020', 'read the number', 'export function f(x: number, xs: number[]) { return x * (xs as any); }'],
  ['a function that a loop changes', 'GG2012', 'y = c ? f(x) : g(x)', 'export function f(x: number, n: number) { let g = (t: number) => t; for (let i = 0; i < n; i++) g = (t: number) => t * x; return g(x); }'],
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

test('text that came in may be made a number', () => {
  const { diagnostics } = compile(`
    export function f(x: number, p: { rate: string; tags: string[] }, ss: string[], m?: string) {
      const rate = p.rate;
      const k = m ?? '2';
      let t = x * Number(rate) + x * +p.tags[0] + x * Number(p.rate) + x * Number(k);
      for (const s of ss) t += x * Number(s);
      return t;
    }`, { fileName: 'input.ts', verify: true });
  expect(diagnostics).toEqual([]);
});
