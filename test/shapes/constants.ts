/** Module-level tables, defaults and optional parameters. */
import type { Program } from '../programs/program.js';

export const constants: readonly Program[] = [
  {
    name: 'a table', fn: 'f',
    source: `
    const WEIGHTS = [0.1, 0.2, 0.3];
    const NODES = [-0.77, 0, 0.77] as const;
    export function f(a: number, b: number) {
      let s = 0;
      for (let i = 0; i < WEIGHTS.length; i++) s += WEIGHTS[i] * Math.exp(a + (b - a) * NODES[i]);
      return s;
    }`,
    points: [[0.1, 0.9]],
  },
  {
    name: 'nested tables and records', fn: 'f',
    source: `
    const KERNEL = [[1, 2, 1], [2, 4, 2], [1, 2, 1]];
    const CONFIG = { rate: 0.3, sizes: [3, 4], inner: { bias: -0.5 } } as const;
    const SCALE = CONFIG.rate * 2;
    export function f(x: number[]) {
      let s = CONFIG.inner.bias;
      for (let i = 0; i < CONFIG.sizes[0]; i++) for (let j = 0; j < 3; j++) s += KERNEL[i][j] * x[i] * x[j] * SCALE;
      return s * CONFIG.rate;
    }`,
    points: [[[1, 2, 3]], [[0.5, -1, 2]]],
  },
  {
    name: 'a table of records', fn: 'f',
    source: `
    interface Rule { readonly at: number; readonly weight: number }
    const RULE: readonly Rule[] = [{ at: 0.2, weight: 0.5 }, { at: 0.8, weight: 0.5 }];
    export function f(a: number) {
      let s = 0;
      for (const { at, weight } of RULE) s += weight * Math.sin(a * at);
      for (const rule of RULE) s += rule.weight * a;
      for (let i = 0; i < RULE.length; i++) s += RULE[i].at * a;
      return s;
    }`,
    points: [[0.7]],
  },
  {
    name: 'a typed table, and a table of pairs', fn: 'f',
    source: `
    const TABLE = new Float64Array([1, 4, 9]);
    const PAIRS: [number, number][] = [[1, 2], [3, 4]];
    export function f(x: number, k: number) {
      let s = TABLE[k] * x;
      for (const [a, b] of PAIRS) s += a * x ** b;
      return s;
    }`,
    points: [[0.7, 1], [1.3, 2]],
  },
  {
    name: 'a table by name', fn: 'f',
    source: `
    const UNITS = { m: 1, km: 1000, 'light second': 299792458 };
    export function f(x: number, unit: 'm' | 'km') { return x * (unit === 'km' ? UNITS.km : UNITS.m); }`,
    points: [[2, 'm'], [2, 'km']],
  },
  {
    name: 'a constant default', fn: 'f',
    source: 'export function f(x: number, rate = 0.5) { return x * Math.exp(-rate * x); }',
    points: [[1.5], [1.5, 0.2], [1.5, undefined]],
  },
  {
    name: 'a default out of the parameters before it', fn: 'f',
    source: 'export function f(x: number, y: number = x * x, z: number = x + y) { return x * y + z * z; }',
    points: [[1.5], [1.5, 2], [1.5, 2, 3], [1.5, undefined, 3]],
  },
  {
    name: 'an optional number', fn: 'f',
    source: 'export function f(x: number, y?: number) { return y === undefined ? x * x : x * y; }',
    points: [[1.5], [1.5, 2]],
  },
  {
    name: 'an optional number with `??`', fn: 'f',
    source: 'export function f(x: number, y?: number, z: number | null = null) { const b = y ?? 3 * x; return b * x + (z ?? b); }',
    points: [[1.5], [1.5, 2], [1.5, 2, null], [1.5, 2, 4]],
  },
  {
    name: 'an optional number assigned with `??=`', fn: 'f',
    source: 'export function f(x: number, y?: number) { y ??= x * 2; let z: number | undefined; z ??= y + 1; return x * y + z; }',
    points: [[1.5], [1.5, 2]],
  },
  {
    name: 'a number that may be null', fn: 'f',
    source: 'export function f(x: number, limit: number | null) { if (limit !== null && x > limit) return limit * limit; return x; }',
    points: [[1.5, null], [1.5, 1], [1.5, 2]],
  },
  {
    name: 'a default array', fn: 'f',
    source: `
    export function f(x: number, w: number[] = [0.5, 0.25]) {
      let s = 0;
      for (let i = 0; i < w.length; i++) s += w[i] * x ** i;
      return s;
    }`,
    points: [[1.5], [1.5, [1, 2, 3]], [1.5, []]],
  },
  {
    name: 'an array that stands in for another', fn: 'f',
    source: `
    export function f(x: number[], y: number[] = x) {
      let s = 0;
      for (let i = 0; i < x.length; i++) s += x[i] * y[i];
      return s;
    }`,
    points: [[[1, 2]], [[1, 2], [3, 4]]],
  },
  {
    name: 'a default record', fn: 'f',
    source: `
    interface Options { rate: number; steps: number; label?: string }
    export function f(x: number, options: Options = { rate: 0.1, steps: 3 }) {
      let y = x;
      for (let i = 0; i < options.steps; i++) y -= options.rate * y * y;
      return y;
    }`,
    points: [[1.5, { rate: 0.2, steps: 2 }], [1.5, { rate: 0.2, steps: 0, label: 'a' }]],
  },
  {
    name: 'a default record that is left out', fn: 'f',
    source: `
    export function f(x: number, { rate, floor }: { rate: number; floor: number } = { rate: 0.1, floor: 0 }, at: { x: number } = { x: 2 }) {
      return floor + Math.exp(-rate * x * at.x);
    }`,
    points: [[1.5], [1.5, { rate: 0.2, floor: 1 }], [1.5, undefined, { x: 3 }]],
  },
  {
    name: 'a table as the default', fn: 'f',
    source: `
    const SAMPLE = [1, 2, 3];
    export function f(x: number, at: readonly number[] = SAMPLE) { let s = 0; for (const t of at) s += Math.sin(t * x); return s; }`,
    points: [[0.4], [0.4, [0.5]]],
  },
  {
    name: 'a default destructured record', fn: 'f',
    source: 'export function f({ x, y = 2 * x }: { x: number; y?: number }, [a, b] = [1, 2]) { return a * x + b * y; }',
    points: [[{ x: 1.5 }], [{ x: 1.5, y: 2 }], [{ x: 1.5, y: 2 }, [3, 4]]],
  },
];
