/** Functions that are handed on: in records and arrays, to functions that call themselves, by default or by an option. */
import type { Program } from '../natural/program.js';

export const passed: readonly Program[] = [
  {
    name: 'functions of Math, to a function that calls itself',
    source: `function rec(g: (t: number) => number, x: number, n: number): number { return n === 0 ? x : g(rec(g, x, n - 1)) + x; }
export function f(x: number, n: number): number { return rec(Math.sin, x, n) * rec(Math.tanh, x, n); }`,
    points: [[0.7,3]],
  },
  {
    name: 'a chain of layers, to a function that calls itself',
    source: `type Fn = (t: number) => number;
function chain(layers: Fn[], x: number, i: number): number { return i === layers.length ? x : chain(layers, layers[i](x), i + 1); }
export function f(x: number, w: number): number { return chain([Math.sin, (t) => t * w, Math.exp], x, 0); }`,
    points: [[0.7,3]],
  },
  {
    name: 'callbacks with a tolerance, to a function that calls itself',
    source: `interface Ops { f: (t: number) => number; g: (t: number) => number; tol: number }
function rec(ops: Ops, x: number, n: number): number { if (n === 0 || Math.abs(x) < ops.tol) return ops.f(x); return ops.g(rec(ops, x * 0.5, n - 1)) + x; }
export function f(x: number, n: number): number { return rec({ f: Math.sin, g: (t) => t * t + x, tol: 1e-3 }, x, n); }`,
    points: [[0.7,3]],
  },
  {
    name: 'callbacks that may be missing, with defaults in a pattern',
    source: `interface Opt { act?: (t: number) => number; lr?: number }
function run(x: number, { act = Math.tanh, lr = 0.1 }: Opt = {}): number { return act(x) * lr; }
export function f(x: number, w: number): number { const o: Opt = { act: (t) => t * w }; const g = o.act ?? Math.sin; return run(x) + run(x, o) + g(x) + run(w, { lr: 2 }); }`,
    points: [[0.7,3]],
  },
  {
    name: 'a rule of quadrature by default',
    source: `function adapt(g: (t: number) => number, a: number, b: number, n = 3, rule: (g: (t: number) => number, a: number, b: number) => number = (h, l, r) => (r - l) * h((l + r) / 2)): number { if (n === 0) return rule(g, a, b); const m = (a + b) / 2; return adapt(g, a, m, n - 1, rule) + adapt(g, m, b, n - 1, rule); }
export function f(x: number, b: number): number { return adapt((t) => Math.exp(-t * x), 0, b); }`,
    points: [[0.7,3]],
  },
  {
    name: 'a table of activations that is read by an option',
    source: `const acts = { relu: (x: number) => Math.max(0, x), tanh: Math.tanh, id: (x: number) => x } as const;
export function f(x: number, kind: keyof typeof acts): number { const g = acts[kind]; let h = x; for (let k = 0; k < 3; k++) h = g(h * 1.1) + x; return h; }`,
    points: [[0.7,'relu'],[0.7,'tanh']],
  },
  {
    name: 'a function that is chosen at run time, to a function that calls itself',
    source: `function rec(g: (t: number) => number, x: number, n: number): number { return n === 0 ? x : g(rec(g, x, n - 1)) + x; }
export function f(x: number, w: number, smooth: boolean): number { const g = smooth ? Math.tanh : (t: number) => Math.max(0, t * w); return rec(g, x, 3); }`,
    points: [[1.0,0.2,true],[1,0.2,false]],
  },
  {
    name: 'descent with a projection that may be missing',
    source: `interface Problem { cost(x: number[]): number; grad(x: number[]): number[]; project?: (x: number[]) => number[] }
function descend(p: Problem, x: number[], steps: number, lr: number): number[] {
  let y = x;
  for (let k = 0; k < steps; k++) { const g = p.grad(y); y = y.map((v, i) => v - lr * g[i]); if (p.project) y = p.project(y); }
  return y;
}
export function f(t: number[]): number {
  const p: Problem = { cost: (x) => (x[0] - t[0]) ** 2 + (x[1] * t[1]) ** 2, grad: (x) => [2 * (x[0] - t[0]), 2 * x[1] * t[1] ** 2], project: (x) => x.map((v) => Math.max(v, -1)) };
  return p.cost(descend(p, [1, 1], 3, 0.05));
}`,
    points: [[[0.7,3]]],
  },
];
