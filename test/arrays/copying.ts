/** Copies, parts and concatenations: `slice`, spread, `concat`, `fill`, `set`, `from`, `of`. */
import type { Program } from './programs.js';

export const copying: readonly Program[] = [
  {
    name: 'slices',
    source: `export function f(xs: number[], k: number): number {
  const tail = xs.slice(1);
  const front = xs.slice(0, -1);
  let s = 0;
  for (let i = 0; i < tail.length; i++) s += (tail[i] - front[i]) ** 2 * k;
  const last = xs.slice(-2);
  const mid = xs.slice(1, 3);
  return s + last.reduce((a, b) => a + b * k, 0) + mid.reduce((a, b) => a * b, 1);
}`,
    points: [[[3, -1, 2], 2], [[], 1], [[1], 1], [[1, 2, 3, 4, 5], 0.5]],
  },
  {
    name: 'slices computed',
    source: `export function f(xs: number[], k: number, a: number, b: number): number {
  return xs.slice(a, b).reduce((s, x) => s + x * x * k, 0);
}`,
    points: [[[3, -1, 2], 2, 0, 2], [[1, 2, 3, 4], 1, -3, -1], [[1, 2, 3], 1, 5, 7], [[1, 2, 3], 1, 1, 9], [[1, 2, 3], 1, 0.7, 2.9], [[], 2, -1, 4]],
  },
  {
    name: 'concat spread',
    source: `export function f(xs: number[], ys: number[], k: number): number {
  const all = [...xs, k, ...ys];
  const more = xs.concat(ys, k * 2, [k, 3]);
  let s = 0;
  for (let i = 0; i < all.length; i++) s += all[i] * i;
  for (let i = 0; i < more.length; i++) s += more[i] * more[i] * i;
  return s;
}`,
    points: [[[3, -1, 2], [1, 2], 2], [[], [], 1]],
  },
  {
    name: 'fill push set with',
    source: `export function f(xs: number[], k: number): number {
  const a = new Float64Array(8);
  a.fill(k, 1, -1);
  a.fill(k * k, 3);
  a.set(xs, 2);
  const b: number[] = [k];
  b.push(1, k * k, ...xs);
  const c = b.with(-1, k ** 3).with(1, 2);
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i] * i;
  return s + b.reduce((p, q) => p + q * q, 0) + c.reduce((p, q, i) => p + q * i, 0);
}`,
    points: [[[3, -1, 2], 2], [[], 1.5], [[1, 2, 3, 4, 5, 6, 7], 2]],
  },
  {
    name: 'from',
    source: `export function f(xs: number[], k: number): number {
  const a = Array.from(xs, (x, i) => x * k + i);
  const b = Float64Array.from(xs, (x) => x * x);
  const c = Array.from(xs.keys());
  const d = Array.of(k, 2, k * k);
  const e = Float64Array.of(1, k);
  const g = new Array(k, k + 1, 3);
  const h = new Float64Array([k, 2, xs[0]]);
  let s = 0;
  for (let i = 0; i < xs.length; i++) s += a[i] * b[i] + c[i] * k + d[i % 3] + e[i % 2] * g[i % 3] + h[i % 3];
  return s;
}`,
    points: [[[3, -1, 2], 2], [[1], 1.5]],
  },
  {
    name: 'rest',
    source: `export function f(xs: number[], k: number): number {
  const [a, b = k, ...rest] = xs;
  const [[p, q = 2], r] = [[a, k], b];
  return a * b + rest.reduce((s, x) => s + x * k, 0) + p * q * r;
}`,
    points: [[[3, -1, 2, 5], 2], [[1], 1.5], [[2, 4], 2]],
  },
  {
    name: 'differences by two slices',
    source: `export function roughness(y: number[], w: number): number {
  const next = y.slice(1);
  const here = y.slice(0, -1);
  return next.map((v, i) => (v - here[i]) ** 2).reduce((a, b) => a + b, 0) * w;
}`,
    points: [[[1, 3, 2, 5], 0.3], [[2], 1], [[], 1]],
  },
  {
    name: 'moving average',
    source: `export function smooth(x: number[], width: number): number {
  let s = 0;
  for (let i = 0; i + width <= x.length; i++) {
    const window = x.slice(i, i + width);
    const mean = window.reduce((a, b) => a + b, 0) / width;
    s += (x[i] - mean) ** 2;
  }
  return s;
}`,
    points: [[[1, 3, 2, 5], 2], [[2], 3], [[1, 4, 9], 1]],
  },
  {
    name: 'training and test parts',
    source: `export function split(xs: Float64Array, k: number, w: number): number {
  const train = xs.slice(0, k);
  const test = xs.slice(k);
  const mean = train.reduce((a, b) => a + b, 0) / (train.length || 1);
  return test.reduce((s, x) => s + (x - mean * w) ** 2, 0);
}`,
    points: [[Float64Array.of(1, 3, 2, 5), 2, 0.9], [Float64Array.of(1), 3, 0.9], [Float64Array.of(1, 2), 0, 0.9]],
  },
  {
    name: 'padded convolution',
    source: `export function conv(x: number[], k: number[]): number {
  const padded = [0, ...x, 0];
  let s = 0;
  for (let i = 0; i < x.length; i++) {
    let v = 0;
    for (let j = 0; j < 3; j++) v += padded[i + j] * k[j];
    s += Math.tanh(v);
  }
  return s;
}`,
    points: [[[1, -2, 0.5], [0.2, 0.5, -0.3]], [[], [1, 2, 3]]],
  },
  {
    name: 'features with a bias',
    source: `export function neuron(x: number[], context: number[], w: number[]): number {
  const features = x.concat(context, 1);
  return Math.tanh(features.reduce((s, v, i) => s + v * w[i], 0));
}`,
    points: [[[1, 2], [0.5], [0.1, 0.2, 0.3, 0.4]], [[], [], [0.7]]],
  },
  {
    name: 'reversed against itself',
    source: `export function asymmetry(x: Float64Array): number {
  const back = x.toReversed();
  return x.reduce((s, v, i) => s + (v - back[i]) ** 2 * (i + 1), 0);
}`,
    points: [[Float64Array.of(1, 3, 2)], [Float64Array.of(4)], [new Float64Array(0)]],
  },
  {
    name: 'one element replaced',
    source: `export function perturbed(x: number[], h: number): number {
  const moved = x.with(-1, x[0] * h);
  return moved.reduce((s, v, i) => s + v * v * (i + 1), 0) - x.length;
}`,
    points: [[[1, 3, 2], 0.3], [[2], 3]],
  },
  {
    name: 'powers made by from',
    source: `export function series(x: number, n: number, c: number[]): number {
  const powers = Array.from({ length: n }, (_, i) => x ** i);
  const scaled = Float64Array.from(powers, (p, i) => p * (c[i] ?? 1));
  const order = Array.from(c.keys());
  return scaled.reduce((a, b) => a + b, 0) + order.reduce((a, b) => a + b, 0) * x;
}`,
    points: [[0.5, 3, [1, 2]], [2, 0, []]],
  },
  {
    name: 'typed arrays of known values',
    source: `export function blend(a: number, b: number): number {
  const w = Float64Array.of(a, b, a * b);
  const v = new Float64Array([b, a]);
  const u = Float64Array.from([a, 2, b]);
  let s = 0;
  for (let i = 0; i < w.length; i++) s += w[i] * v[i % 2] * u[i];
  return s;
}`,
    points: [[0.5, 3], [2, -1]],
  },
  {
    name: 'several spreads and a push of many',
    source: `export function gather(xs: number[], ys: number[], z: number): number {
  const all: number[] = [];
  all.push(z, ...xs, z * z);
  all.push(...ys);
  const twice = [...all, ...all];
  return twice.reduce((s, v, i) => s + v * i, 0);
}`,
    points: [[[1, 2], [3], 0.5], [[], [], 2]],
  },
  {
    name: 'a part filled',
    source: `export function stairs(h: number, n: number, at: number): number {
  const y = new Array<number>(n).fill(1);
  y.fill(h, at).fill(h * h, at + 1, -1);
  return y.reduce((s, v, i) => s + v * i, 0);
}`,
    points: [[0.5, 6, 2], [2, 3, -2], [2, 0, 1]],
  },
  {
    name: 'blocks put together by set',
    source: `export function stacked(a: Float64Array, b: number[], k: number): number {
  const out = new Float64Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  for (let i = 0; i < out.length; i++) out[i] *= k + i;
  return out.reduce((s, v) => s + v * v, 0);
}`,
    points: [[Float64Array.of(1, 2), [3], 0.5], [new Float64Array(0), [], 2]],
  },
  {
    name: 'set outside throws',
    source: `export function outside(a: number[], at: number): number {
  const out = new Float64Array(3);
  out.set(a, at);
  return out[0] + out[2] * out[1];
}`,
    points: [[[1, 2], 1], [[1, 2], 2], [[1], -1]],
  },
];
