import { describe as group, expect, it } from 'vitest';
import { agrees } from './gradient.js';
import { judge, judgeText } from './judge.js';
import { sourceOf, witness } from './witness.js';

const source = 'export function f(x: number, w: number[]): number { return x * w[0] + Math.exp(w[1]) * x; }';
const good = `// @generated
export function fForward(x, w) { const e = Math.exp(w[1]); return { value: x * w[0] + e * x, cache: { x, w, e } }; }
export function fBackward(cache, df = 1, into) { const { x, w, e } = cache; const dw = put(into?.dw, w); dw[0] = x * df; dw[1] = x * e * df; return { dx: w[0] * df + e * df, dw }; }
export function fGrad(x, w, into) { const e = Math.exp(w[1]); const dw = put(into?.dw, w); dw[0] = x; dw[1] = x * e; return { value: x * w[0] + e * x, dx: w[0] + e, dw }; }
function put(given = [0, 0], w) { if (given === w || !Array.isArray(given) || given.length !== 2) throw new RangeError('into.dw'); return given; }`;

const points = [[1.5, [0.5, -0.25]], [-2, [1, 0.125]]];
const witnesses = points.map((args) => witness(sourceOf(source, 'f'), args, [true, true]));
const verdict = (code: string): string[] => judge({ code, fn: 'f', params: ['x', 'w'], wrt: ['x', 'w'], style: 'staged', tolerance: 1e-12 }, witnesses);

group('the judge', () => {
  it('finds nothing wrong with a module that is right', () => {
    expect(verdict(good)).toEqual([]);
  });

  it.each<[string, string, string, RegExp]>([
    ['a value by another route', 'value: x * w[0] + e * x, dx', 'value: x * (w[0] + e), dx', /Grad.*value is/],
    ['a wrong number', 'dx: w[0] + e,', 'dx: w[0] + e * 1.00000001,', /dx is .*oracle/],
    ['another key', 'dx: w[0] + e, dw }', 'dx: w[0] + e, dv: dw }', /gives \{dx,dv\}, not \{dx,dw\}/],
    ['another kind', 'dx: w[0] + e, dw }', 'dx: w[0] + e, dw: Float64Array.from(dw) }', /Float64Array, not Array/],
    ['another length', 'dx: w[0] + e, dw }', 'dx: w[0] + e, dw: [...dw, 0] }', /length 3, not 2/],
    ['an undeclared name', 'dx: w[0] + e,', 'dx: w[0] + f,', /the name f is not declared/],
    ['a name that hides another', '{ const { x, w, e } = cache;', '{ const { x, w, e } = cache; { const x = 1; }', /the name x hides/],
    ['text that is no module', 'df = 1, into)', 'df = 1, into', /doesn't parse/],
    ['a seed that is ignored', 'x * e * df', 'x * e', /seed × 2.5/],
    ['a default seed that isn’t 1', 'df = 1', 'df = 2', /without a seed/],
    ['a cache that is used up', 'const { x, w, e } = cache;', 'const { x, w, e } = cache; cache.e = 0;', /again/],
    ['arguments that change', 'return { value: x * w[0] + e * x, cache', 'w[0] += 1; return { value: x * (w[0] - 1) + e * x, cache', /arguments afterwards/],
    ['a backward pass that throws', 'const { x, w, e } = cache;', 'const { x, w, e } = cache; e.f.g();', /Backward.*throws/],
    ['state that is left behind', 'export function fGrad(x, w, into) {', 'let t = 0; export function fGrad(x, w, into) { t++; if (t % 2) x *= 2;', /Grad/],
    ['a buffer that isn’t used', 'put(given = [0, 0], w) {', 'put(given = [0, 0], w) { given = given.slice();', /isn't what comes back/],
    ['a buffer that shows through', 'dw[0] = x;', 'dw[0] += x;', /with buffers \.dw\[0\] is NaN/],
    ['a bad buffer that is taken', 'given === w || ', '', /that is an input/],
    ['a gradient that is an argument', 'dx: w[0] + e, dw }', 'dx: w[0] + e, dw: (w[0] = dw[0], w[1] = dw[1], w) }', /shares memory/],
    ['a function that is missing', 'export function fBackward', 'function fBackward', /no fBackward/],
  ])('notices %s', (_title, from, to, message) => {
    expect(good).toContain(from);
    expect(verdict(good.replace(from, to)).join('\n')).toMatch(message);
  });

  it('keeps the caller’s arrays out of the backward pass', () => {
    const text = 'export function f(x: Float64Array): void { for (let i = 0; i < x.length; i++) x[i] = x[i] * x[i]; }';
    const module = (cached: string): string => `
      export function fForward(x) { const x0 = x.slice(); for (let i = 0; i < x.length; i++) x[i] = x[i] * x[i]; return { value: undefined, cache: { x0: ${cached} } }; }
      export function fBackward({ x0 }, { x: seed } = {}, into) { const dx = into?.dx ?? new Float64Array(x0.length); if (!(dx instanceof Float64Array) || dx.length !== x0.length) throw new RangeError('into.dx'); dx.fill(0); if (seed) for (let i = 0; i < x0.length; i++) dx[i] = 2 * x0[i] * seed[i]; return { dx }; }`;
    const found = [witness(sourceOf(text, 'f'), [Float64Array.of(3, 0.5)], [true])];
    const check = (code: string): string[] => judge({ code, fn: 'f', params: ['x'], wrt: ['x'], style: 'compact', tolerance: 1e-12 }, found);
    expect(check(module('x0'))).toEqual([]);
    expect(check(module('x')).join('\n')).toMatch(/dx\[0\] is NaN/);
  });

  it('measures rounding by the terms that were added up', () => {
    const [found] = [witness(sourceOf('export const f = (x: number) => 1e8 * x - 1e8 * Math.sin(x);', 'f'), [1e-3], [true])];
    const [component] = found.run.pull(1);
    expect(component!.scale).toBeGreaterThan(1.9e8);
    expect(Math.abs(component!.gradient)).toBeLessThan(100);
  });

  it.each<[number, number, number, boolean]>([
    [1, 1 + 1e-14, 1, true], [1, 1 + 1e-11, 1, false], [1, 1 + 1e-11, 100, true],
    [NaN, 1, 1, false], [1, NaN, 1, true], [NaN, Infinity, 1, true], [3, Infinity, 1, false], [Infinity, 1, Infinity, true],
  ])('agrees(%d, %d, scale %d) is %s', (got, want, scale, verdictOn) => {
    expect(agrees(got, want, scale, 1e-12)).toBe(verdictOn);
  });

  it('lets lecture differ by what one bit of a quotient makes of the gradient, and by no more', () => {
    const text = 'export function f(x: number): number { const q = x / 4.9; const r = q - Math.round(q * 1e8) / 1e8; return r * r * 1e7; }';
    const at = [witness(sourceOf(text, 'f'), [2.9], [true])];
    const { gradient } = at[0]!.run.pull(1)[0]!;
    const module = (slope: number): string => `export function fGrad(x) { const q = x / 4.9; const r = q - Math.round(q * 1e8) / 1e8; return { value: r * r * 1e7, dx: ${slope} }; }`;
    const check = (style: 'staged' | 'lecture', slope: number): string[] => judge({ code: module(slope), fn: 'f', params: ['x'], wrt: ['x'], style, tolerance: 1e-12, due: ['Grad'] }, at);
    expect(check('lecture', gradient)).toEqual([]);
    expect(check('lecture', gradient * (1 + 1e-8))).toEqual([]);
    expect(check('staged', gradient * (1 + 1e-8))).not.toEqual([]);
    expect(check('lecture', gradient * 1.001)).not.toEqual([]);
  });

  it('reads names through every scope', () => {
    expect(judgeText('export function f(a, { b, c: [d = 1] }, ...r) { l: for (const i of r) { if (i) continue l; a.g += b + d + i; } return { a, h: a?.k }; }')).toEqual([]);
    expect(judgeText('export const f = () => { for (let i = 0; ; ) { break; } return i + q; };').sort()).toEqual(['the name i is not declared', 'the name q is not declared']);
  });
});
