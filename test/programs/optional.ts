/** Values that may be missing: optional parameters and fields, `null`, `undefined`, `??`, `?.`, `??=`. */
import type { Program } from './program.js';

export const optional: readonly Program[] = [
  {
    name: 'an optional parameter with a fallback', fn: 'sigmoidLike',
    source: `
    export function sigmoidLike(x: number, gain?: number, offset = 0): number {
      const k = gain ?? 1;
      const z = k * (x - offset);
      let y: number;
      if (z >= 0) {
        const e = Math.exp(-z);
        y = 1 / (1 + e);
      } else {
        const e = Math.exp(z);
        y = e / (1 + e);
      }
      return y * y;
    }`,
    points: [[0.4], [0.4, 2], [-0.4, 2, 0.3], [0.1, undefined, 0.3]],
  },
  {
    name: 'the best so far, or nothing', fn: 'bestGap',
    source: `
    export function bestGap(xs: readonly number[], floor: number): number {
      let best: number | undefined;
      let last: number | null = null;
      for (const x of xs) {
        if (x < floor) continue;
        if (last !== null) {
          const gap = (x - last) ** 2;
          if (best === undefined || gap > best) best = gap;
        }
        last = x;
      }
      return best ?? floor * floor;
    }`,
    points: [[[], 0.5], [[1], 0.5], [[1, 0.2, 3, 2.5, 7], 0.5]],
  },
  {
    name: 'options in a record, some left out', fn: 'schedule',
    source: `
    interface Options { base: number; decay?: number; warmup?: number }
    export function schedule(options: Options, step: number): number {
      const { base, decay = 0.1 } = options;
      let rate = base;
      const warmup = options.warmup;
      if (warmup !== undefined && step < warmup) {
        rate *= step / warmup;
      }
      rate /= 1 + decay * step;
      const floor = 0.01 * base;
      return rate > floor ? rate : floor + 0.001 * decay;
    }`,
    points: [[{ base: 0.5 }, 3.5], [{ base: 0.5, decay: 0.3 }, 3.5], [{ base: 0.5, decay: 0.3, warmup: 5 }, 3.5], [{ base: 0.5, decay: 40 }, 30]],
  },
  {
    name: 'optional chaining through nested settings', fn: 'cost',
    source: `
    interface Settings { price: { base: number; surge?: { factor: number } }; discount: number | null }
    export function cost(settings: Settings, hours: number): number {
      const factor = settings.price.surge?.factor ?? 1;
      let total = settings.price.base * hours * factor;
      let rebate = settings.discount;
      rebate ??= 0.05;
      if (hours > 3) {
        total *= 1 - rebate;
      }
      total += factor * factor;
      return total;
    }`,
    points: [
      [{ price: { base: 3 }, discount: null }, 2.5], [{ price: { base: 3, surge: { factor: 1.4 } }, discount: null }, 4.5],
      [{ price: { base: 3, surge: { factor: 1.4 } }, discount: 0.2 }, 4.5],
    ],
  },
  {
    name: 'missing array elements fall back', fn: 'stencil',
    source: `
    export function stencil(u: readonly number[], edge: number): number {
      let roughness = 0;
      for (let i = 0; i < u.length; i++) {
        const left = u[i - 1] ?? edge;
        const right = u[i + 1] ?? edge;
        const second = left - 2 * u[i] + right;
        roughness += second * second;
        if (second > 1) roughness += Math.log(second);
      }
      const first = u[0] ?? 0;
      return roughness + first;
    }`,
    points: [[[], 0.3], [[0.7], 0.3], [[0.7, 1.9, -1, 0.4], 2.3]],
  },
  {
    name: 'a cache that is filled on first use', fn: 'lazy',
    source: `
    export function lazy(x: number, queries: readonly number[]): number {
      let cached: number | undefined;
      let hits = 0;
      let sum = 0;
      for (const q of queries) {
        if (q > 0) {
          cached ??= Math.exp(x) / (1 + x * x);
          sum += q * cached;
          hits++;
        } else {
          sum -= q;
        }
      }
      return hits > 1 ? sum * (cached ?? 1) : sum;
    }`,
    points: [[0.4, []], [0.4, [2]], [0.4, [-1, 2, 3]], [0.4, [-1]]],
    unreached: ['cached is never false'],
  },
  {
    name: 'a default that depends on another parameter', fn: 'ellipse',
    source: `
    export function ellipse(a: number, b: number = a / 2, { turn = 0.1, scale = b }: { turn?: number; scale?: number } = {}): number {
      const c2 = a * a - b * b;
      const e = c2 > 0 ? Math.sqrt(c2) / a : 0;
      const h = ((a - b) / (a + b)) ** 2;
      const perimeter = Math.PI * (a + b) * (1 + 3 * h / (10 + Math.sqrt(4 - 3 * h)));
      let result = perimeter * scale;
      if (e > 0.5) result += turn * e;
      result -= Math.sin(turn);
      return result;
    }`,
    points: [[2], [2, 1.9], [2, 3], [2, 0.5, { turn: 0.4 }], [2, 0.5, { scale: 3 }]],
  },
  {
    name: 'guards on what is not finite', fn: 'robust',
    source: `
    export function robust(values: number[], fallback: number | null): number {
      let sum = 0;
      let used = 0;
      for (const v of values) {
        if (!Number.isFinite(v)) continue;
        if (isNaN(fallback ?? 0)) break;
        sum += Math.atan(v);
        used += 1;
      }
      if (used === 0) return fallback ?? -1;
      const mean = sum / used;
      return mean + (fallback === null ? 0 : fallback * mean);
    }`,
    points: [[[], 2], [[], null], [[0.5], null], [[0.5, Infinity, 2, NaN], 3], [[0.5, 2], NaN]],
  },
];
