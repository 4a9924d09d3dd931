/**
 * Rules that don't fit are refused where the tag stands, with what is wrong.
 */
import { expect, it } from 'vitest';
import { compile } from '../../src/index.js';

const of = (rule: string, fn = 'function r(x: number, ys: number[]): number { return x * ys[0]!; }', tag = '@gradgen.backward back'): string =>
  `/** ${tag} */ ${fn} ${rule} export function f(x: number, ys: number[]): number { return r(x, ys); }`;

const cases: readonly (readonly [string, string])[] = [
  [of(''), '`@gradgen.backward back`: `back` is no function of this file'],
  [of('const back = 3;'), '`@gradgen.backward back`: `back` is no function of this file'],
  [of('', undefined, '@gradgen.backward'), '`@gradgen.backward`: isn\'t understood'],
  [of('', undefined, '@gradgen.forward back'), '`@gradgen.forward back`: isn\'t understood'],
  [of('function back(x: number, ys: number[], d: number) { return { dx: d }; }'), '`back` takes 3 parameters and has to take 4: `(x, ys, value, dvalue)`'],
  [of('function back(x: number, ys: number, value: number, d: number) { return { dx: d }; }'), '`back` takes `ys` as `number`, and is given `ys`, which is another type'],
  [of('function back(x: number, ys: number[], value: number, d: number) { return { dy: d }; }'), '`back` returns `dy`; the gradients are `dx`, `dys`'],
  [of('function back(x: number, ys: number[], value: number, d: number) { return { dys: d }; }'), '`back` returns `dys`, which isn\'t of the type of `ys`'],
  [of('function back(x: number, ys: number[], value: number, d: number) { return d; }'), '`back` has to return a record, such as `{ dx }`'],
  [of('function back(x: number, ys: number[], value: number, d: number = 1) { return { dx: d }; }'), '`back` has to take `dvalue` as a plain parameter'],
  [of('function back(x: number, ys: number[], value: number, d: number) { return { dx: d }; }', 'function r(x: number, ys: number[] = []): number { return x; }'), '`ys` is more than a plain parameter'],
  ['export function f(x: number): number { /** @gradgen.backward back */ const r = (t: number): number => t * x; return r(x); } function back(t: number, v: number, d: number) { return { dt: d }; }', 'stands on a function inside another one'],
];

it.each(cases)('%s', (source, message) => {
  const { diagnostics } = compile(source, { fileName: 'f.ts' });
  expect(diagnostics.map(({ code }) => code)).toEqual(['GG1030']);
  expect(diagnostics[0]!.message).toContain(message);
});

it.each([
  ['writes into what it is given', 'function r(xs: number[]): number { xs[0] = 1; return xs[0]! * 2; }', '{ return { dxs: xs.map(() => dv) }; }'],
  ['returns what it is given', 'function r(xs: number[]): number[] { return xs; }', '{ return { dxs: dv }; }'],
  ['writes into the gradient', 'function r(xs: number[]): number[] { return xs.slice(); }', '{ dv[0] = 1; return { dxs: dv }; }'],
  ['writes into the gradient by another name', 'function r(xs: number[]): number[] { return xs.slice(); }', '{ const g = xs[0]! > 0 ? dv : xs; g[0] = 1; return { dxs: dv }; }'],
])('a function with a rule, or its rule, that %s', (_, fn, body) => {
  const result = /: (number\S*) \{/.exec(fn)![1]!;
  const source = `/** @gradgen.backward back */ ${fn} function back(xs: number[], v: ${result}, dv: ${result}) ${body} export function f(xs: number[]): number { const y = r(xs.slice()); return ${result === 'number' ? 'y' : 'y[0]!'} * 3; }`;
  expect(compile(source, { fileName: 'f.ts' }).diagnostics.map(({ code }) => code)).toEqual(['GG2028']);
});

it('what was passed to a function with a rule is written afterwards', () => {
  const source = `/** @gradgen.backward back */ function r(xs: number[]): number { return xs[0]! * 2; } function back(xs: number[], v: number, dv: number) { return { dxs: xs.map((x) => x * dv) }; }
    export function f(xs: number[]): number { const ys = xs.slice(); const y = r(ys); ys[0] = 5; return y * ys[0]!; }`;
  expect(compile(source, { fileName: 'f.ts' }).diagnostics.map(({ code }) => code)).toEqual(['GG2028']);
});
