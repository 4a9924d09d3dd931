/**
 * Rules that deliberately differ from the true derivative: the gradients are worked out by hand here, and the printed
 * text is executed.
 */
import { describe, expect, it, test } from 'vitest';
import { compile } from '../../src/index.js';
import { stopGradient } from '../../src/ops.js';
import type { Style } from '../../src/options.js';
import { read } from '../setup/golden.js';
import { load } from './load.js';

const styles: readonly Style[] = ['staged', 'lecture', 'compact'];

const through = `
  /** @gradgen.backward throughBack */
  function through(x: number): number { return Math.round(x); }
  function throughBack(x: number, value: number, dvalue: number) { return { dx: dvalue }; }
`;

interface Case {
  readonly name: string;
  readonly source: string;
  /** Gate files: the parameters, the forward expression and the backward block. */
  readonly gates?: Readonly<Record<string, readonly [params: string, forward: string, backward: string, tags?: string]>>;
  readonly args: readonly unknown[];
  /** What `fGrad` gives. */
  readonly gives: Record<string, unknown>;
}

const cases: readonly Case[] = [
  { name: 'straight through', source: `${through} export function f(x: number, y: number): number { return through(x * y) * x; }`, args: [1.3, 2], gives: { value: 3.9, dx: 3 + 2 * 1.3, dy: 1.3 * 1.3 } },
  {
    name: 'straight through in a loop and a branch, called several times',
    source: `${through} export function f(xs: number[], k: number): number {
      let s = through(k);
      for (let i = 0; i < xs.length; i++) if (xs[i] > 0) s += through(xs[i] * k) * through(xs[i]);
      return s;
    }`,
    args: [[1.25, -3, 2.75], 2],
    // s = r(k) + Σ r(x k) r(x):  ∂x = k r(x) + r(x k),  ∂k = 1 + Σ x r(x)
    gives: { value: 2 + 3 * 1 + 6 * 3, dxs: [2 * 1 + 3, 0, 2 * 3 + 6], dk: 1 + 1.25 * 1 + 2.75 * 3 },
  },
  {
    name: 'clipped gradients',
    source: `
      /** @gradgen.backward clipBack */
      function same(x: number): number { return x; }
      function clipBack(x: number, value: number, d: number) { return { dx: Math.max(-1, Math.min(1, d)) }; }
      export function f(x: number, y: number): number { return same(x) * 10 + same(y) * 0.5 - 3 * same(x + y); }`,
    args: [1, 2], gives: { value: 2, dx: 1 - 1, dy: 0.5 - 1 },
  },
  {
    name: 'a clipped gradient of an array, added to what comes from elsewhere',
    source: `
      /** @gradgen.backward clipBack */
      function copy(xs: number[]): number[] { return xs.slice(); }
      function clipBack(xs: number[], value: number[], d: number[]) { return { dxs: d.map((v) => Math.min(v, 1)) }; }
      export function f(xs: number[]): number {
        const ys = copy(xs);
        let s = 0;
        for (let i = 0; i < xs.length; i++) s += 5 * ys[i] + 2 * xs[i];
        return s;
      }`,
    args: [[1, 2]], gives: { value: 21, dxs: [3, 3] },
  },
  {
    name: 'a parameter that the rule leaves out',
    source: `
      /** @gradgen.backward back */
      function scaled(x: number, k: number): number { return x * k; }
      function back(x: number, k: number, value: number, d: number) { return { dx: d * k }; }
      export function f(x: number, k: number): number { return scaled(x, k) + k; }`,
    args: [2, 3], gives: { value: 9, dx: 3, dk: 1 },
  },
  { name: 'the rule of an exported function', source: through.replace('function through(', 'export function f('), args: [1.7], gives: { value: 2, dx: 1 } },
  {
    name: 'the rule of an exported function that leaves a parameter out',
    source: `
      /** @gradgen.backward back */
      export function f(x: number, k: number): number { return x * k; }
      function back(x: number, k: number, value: number, d: number) { return { dx: 7 * d }; }`,
    args: [2, 3], gives: { value: 6, dx: 7, dk: 0 },
  },
  {
    name: 'inside a function that calls itself',
    source: `${through}
      function chain(x: number, n: number): number { return n === 0 ? x : through(chain(x, n - 1)) * 2; }
      export function f(x: number): number { return chain(x, 3); }`,
    args: [1.2], gives: { value: 8, dx: 8 },
  },
  {
    name: 'inside the function that it is the rule of, written out',
    source: `
      /** @gradgen.backward back */
      function twice(x: number): number { return 2 * x; }
      function back(x: number, value: number, d: number) { return { dx: twice(d) * 10 }; }
      export function f(x: number): number { return twice(twice(x)); }`,
    args: [1], gives: { value: 4, dx: 400 },
  },
];

const stops: readonly Case[] = [
  { name: 'a factor', source: 'export function f(x: number, y: number): number { return x * stopGradient(y) + y * stopGradient(y); }', args: [2, 3], gives: { value: 15, dx: 3, dy: 3 } },
  {
    name: 'by another name, of an expression that has one',
    source: 'export function f(x: number, y: number): number { const s = sg(x * y); const t = s * s; return t * x + sg(x + 1) * y; }',
    args: [2, 3], gives: { value: 36 * 2 + 9, dx: 36, dy: 3 },
  },
  {
    name: 'a variable of a loop, in every second iteration',
    source: `export function f(x: number, n: number): number {
      let h = x;
      for (let i = 0; i < n; i++) {
        if (i % 2 === 0) h = stopGradient(h);
        h = h * x + x;
      }
      return h;
    }`,
    // h1 = 2x + x by x: 2 + 1;  h2 = h1 x + x: 3 x + h1 + 1;  h3 = [h2] x + x: h2 + 1
    args: [2, 3], gives: { value: 30, dx: 14 + 1 },
  },
  {
    name: 'the elements of an array, one of them, and the fields of a record',
    source: `export function f(xs: number[], p: { a: number; b: number }): number {
      const t = xs.map(stopGradient);
      const { a, b } = { a: stopGradient(p.a), b: p.b };
      return t[0] * xs[0] + stopGradient(xs[1]) * xs[0] + a * b;
    }`,
    args: [[2, 3], { a: 5, b: 7 }], gives: { value: 4 + 6 + 35, dxs: [5, 0], dp: { a: 0, b: 5 } },
  },
  {
    name: 'in a helper, in a function that calls itself, and in a rule',
    source: `
      const held = (x: number): number => stopGradient(x) * x;
      function power(x: number, n: number): number { return n === 0 ? 1 : x * stopGradient(power(x, n - 1)); }
      /** @gradgen.backward sameBack */
      function same(x: number): number { return stopGradient(x); }
      function sameBack(x: number, value: number, d: number) { return { dx: stopGradient(d) * 2 }; }
      export function f(x: number): number { return held(x) + power(x, 3) + same(x); }`,
    args: [3], gives: { value: 9 + 27 + 3, dx: 3 + 9 + 2 },
  },
  {
    name: 'passed to a function, also to one that calls itself',
    source: `
      const apply = (g: (t: number) => number, x: number): number => g(x) * x;
      function rec(g: (t: number) => number, x: number, n: number): number { return n === 0 ? x : x * g(rec(g, x, n - 1)); }
      export function f(x: number): number { return apply(stopGradient, x) + rec(sg, x, 2); }`,
    args: [3], gives: { value: 9 + 27, dx: 3 + 9 },
  },
  {
    name: 'a parameter that is only stopped has a gradient of 0',
    source: 'export function f(x: number, y: number): number { return x * Math.exp(stopGradient(y)); }', args: [2, 0], gives: { value: 2, dx: 1, dy: 0 },
  },
].map((each): Case => ({ ...each, source: `import { stopGradient, stopGradient as sg } from 'gradgen/ops';\n${each.source}` }));

const declared = 'declare function through(x: number): number;';
const named: readonly Case[] = [
  {
    name: 'a gate called by name, beside the function that it is made of',
    source: `${declared} export function f(x: number, y: number): number { return through(x * y) * x; }`,
    gates: { through: ['x', 'Math.round(x)', 'dx += dz;'] }, args: [1.3, 2], gives: { value: 3.9, dx: 3 + 2 * 1.3, dy: 1.3 * 1.3 },
  },
  {
    name: 'a gate in a loop, in a branch, for a callback and with a literal',
    source: `function through(x: number): number { return Math.round(x); }
      export function f(xs: number[], k: number): number {
        let s = through(2.6);
        for (let i = 0; i < xs.length; i++) if (xs[i] > 0) s += through(xs[i] * k) * through(xs[i]);
        const ys = xs.map(through);
        return s + 10 * ys[1]!;
      }`,
    gates: { through: ['x', 'Math.round(x)', 'dx += dz;'] }, args: [[1.25, -3, 2.75], 2],
    gives: { value: 3 + 3 * 1 + 6 * 3 - 30, dxs: [2 * 1 + 3, 10, 2 * 3 + 6], dk: 1.25 * 1 + 2.75 * 3 },
  },
  {
    name: 'a rule that is not linear in the gradient, and sees it with its sign',
    source: `declare function clip(x: number): number;
      export function f(x: number, y: number): number { return 3 - clip(x) * 10 + clip(y) * 10 - clip(x * 1); }`,
    gates: { clip: ['x', 'x', 'dx += Math.min(dz, 1);'] }, args: [2, 3], gives: { value: 11, dx: -11, dy: 1 },
  },
  {
    name: 'the same in a loop whose passes are one in the joint function',
    source: `declare function clip(x: number): number;
      export function f(xs: number[]): number { let s = 0; for (const x of xs) s -= 3 * clip(x * x) - clip(2 * x) * 4; return s; }`,
    gates: { clip: ['x', 'x', 'dx += Math.min(dz, 1);'] }, args: [[2, 3]], gives: { value: -(12 + 27) + 16 + 24, dxs: [-3 * 4 + 2, -3 * 6 + 2] },
  },
  {
    name: 'several parameters, any number of them, and a literal',
    source: `declare function soft(x: number, k: number): number; declare function first(...xs: number[]): number;
      export function f(x: number, y: number): number { return soft(x * y, 3) + first(x, y, 2 * y); }`,
    gates: { soft: ['x, k', 'x * k', 'dx += 100 * k * dz;', '@literal k'], first: ['...xs', 'Math.hypot(...xs)', 'for (const k in xs) dxs[k] += xs[k] * dz;'] },
    args: [4, 2], gives: { value: 24 + 6, dx: 600 + 4, dy: 1200 + 2 + 8 },
  },
  {
    name: 'a parameter or a local function of that name is another one',
    source: `${declared} const twice = (through: (x: number) => number, x: number): number => through(x);
      export function f(x: number): number {
        const local = (): number => { const through = (t: number): number => 5 * t; return through(x); };
        return twice((t) => t * t, x) + local() + through(x);
      }`,
    gates: { through: ['x', 'Math.round(x)', 'dx += 1000 * dz;'] }, args: [3], gives: { value: 27, dx: 6 + 5 + 1000 },
  },
  {
    name: 'an expression like that of the gate is not captured',
    source: `${declared} export function f(x: number): number { return through(x) + x * x; }`,
    gates: { through: ['x', 'x * x', 'dx += 1000 * dz;'] }, args: [3], gives: { value: 18, dx: 1006 },
  },
];

function gateFiles(gates: Case['gates'] = {}): { path: string; text: string }[] {
  return Object.entries(gates).map(([name, [params, forward, backward, tags = '']]) => ({
    path: `${name}.js`, text: `/**\n * Own gate: what is written below.\n *\n * ${tags}\n */\nexport function ${name}(${params}) {\n  const z = ${forward};\n\n  backward: {\n    ${backward}\n  }\n\n  return z;\n}\n`,
  }));
}

describe.each(styles)('rules that differ, %s', (style) => {
  it.each([...cases, ...stops, ...named].map((each) => [each.name, each] as const))('%s', async (_, { source, args, gives, gates }) => {
    const { code, diagnostics } = compile(source, { gates: gateFiles(gates), fileName: 'f.ts', style, verify: true, functions: ['f'] });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const module = await load(code!);
    const { value, ...gradient } = module.fGrad!(...args) as Record<string, unknown>;
    expect({ value, ...gradient }).toEqual(rounded(gives));
    const { value: again, cache } = module.fForward!(...args) as { value: unknown; cache: unknown };
    expect(again).toBe(value);
    expect(module.fBackward!(cache, 1)).toEqual(gradient);
    expect(module.fBackward!(cache, 1)).toEqual(gradient);
  });
});

function rounded(gives: Record<string, unknown>): Record<string, unknown> {
  const close = (x: unknown): unknown => (Array.isArray(x) ? x.map(close) : typeof x === 'object' ? rounded(x as Record<string, unknown>) : expect.closeTo(x as number, 12));
  return Object.fromEntries(Object.entries(gives).map(([key, x]) => [key, close(x)]));
}

test('the output has neither the import nor the call, and no warning comes of what was meant', () => {
  const { code, diagnostics } = compile(`import { stopGradient } from 'gradgen/ops';\nexport const f = (x: number, y: number): number => x * stopGradient(y * y) + y;`, { fileName: 'f.ts' });
  expect(diagnostics).toEqual([]);
  expect(code).not.toContain('stopGradient');
  expect(code).not.toContain('import');
  expect(code).toContain('const f = x * (y * y) + y;');
});

test('the function that the source imports gives what it is given, and its module imports nothing', () => {
  const xs = [1, 2];
  expect(stopGradient(xs)).toBe(xs);
  expect(read('src/ops.ts')).not.toMatch(/^import|require/m);
});
