/** Methods that look for something: what they find is an index, and the gradient goes to the element. */
import type { Program } from './programs.js';

export const searching: readonly Program[] = [
  {
    name: 'find',
    source: `export function f(xs: number[], k: number): number {
  const v = xs.find((x) => x > k) ?? 2;
  const w = xs.findLast((x, i) => x < k && i > 0) ?? k;
  return v * v * w + xs.findIndex((x) => x === 2) * k + xs.findLastIndex((x) => x > 0) * k;
}`,
    points: [[[3, -1, 2], 2], [[], 1], [[-1, 2, 5, 1], 1.5]],
  },
  {
    name: 'indexOf',
    source: `export function f(xs: number[], k: number): number {
  const top = Math.max(...xs);
  const at = xs.indexOf(top);
  return xs[at] * k + (xs.includes(2) ? k * k : 1) + xs.lastIndexOf(2) * k;
}`,
    points: [[[3, -1, 2], 2], [[2, 2], 1]],
  },
  {
    name: 'some every',
    source: `export function f(xs: number[], k: number): number {
  if (xs.every((x) => x > 0)) return k * xs[0];
  if (xs.some((x) => x < -5)) return k * k;
  return xs.at(-1)! * k + xs.at(0)!;
}`,
    points: [[[3, -1, 2], 2], [[1], 1.5], [[-9, 2], 3]],
  },
  {
    name: 'at computed',
    source: `export function f(xs: number[], k: number, i: number): number {
  return xs.at(i)! * k + (xs.at(i + 1) ?? k);
}`,
    points: [[[3, -1, 2], 2, -1], [[1, 2], 1.5, 1], [[-9, 2], 3, 0]],
  },
  {
    name: 'the largest by indexOf',
    source: `export function argmaxLoss(scores: number[], values: number[]): number {
  const best = scores.indexOf(Math.max(...scores));
  return values[best] ** 2 * scores[best];
}`,
    points: [[[1, 5, 2], [0.3, 0.7, 0.1]], [[2], [0.5]], [[3, 3], [1, 2]]],
  },
  {
    name: 'linear interpolation in a table',
    source: `export function interpolate(xs: number[], ys: number[], x: number): number {
  const k = xs.findIndex((each) => each > x);
  if (k === -1) return ys[ys.length - 1];
  if (k === 0) return ys[0];
  const t = (x - xs[k - 1]) / (xs[k] - xs[k - 1]);
  return ys[k - 1] * (1 - t) + ys[k] * t;
}`,
    points: [[[0, 1, 2], [5, 7, 4], 1.3], [[0, 1], [5, 7], 9], [[0, 1], [5, 7], -1]],
  },
  {
    name: 'the last observation before',
    source: `export function carryForward(times: Float64Array, values: Float64Array, t: number): number {
  const at = times.findLastIndex((time) => time <= t);
  const value = at < 0 ? 0 : values[at];
  const late = times.findLast((time) => time <= t) ?? t;
  return value * Math.exp(-(t - late));
}`,
    points: [[Float64Array.of(0, 1, 2), Float64Array.of(5, 7, 4), 1.3], [Float64Array.of(2), Float64Array.of(3), 1]],
  },
  {
    name: 'a penalty where a bound is broken',
    source: `export function penalised(x: number[], lo: number, hi: number): number {
  const cost = x.reduce((s, v) => s + v * v, 0);
  if (x.every((v) => v >= lo && v <= hi)) return cost;
  const worst = x.find((v) => v < lo || v > hi)!;
  return cost + 10 * (worst - (worst < lo ? lo : hi)) ** 2;
}`,
    points: [[[0.5, 1.5], 0, 2], [[0.5, 2.5], 0, 2], [[-1, 2.5], 0, 2], [[], 0, 1]],
  },
  {
    name: 'masked by a list',
    source: `export function masked(x: number[], skip: number[]): number {
  return x.reduce((s, v, i) => (skip.includes(i) ? s : s + Math.log1p(v * v)), 0);
}`,
    points: [[[0.5, 1.5, 2], [1]], [[0.5], [0]], [[], []]],
  },
  {
    name: 'from the end',
    source: `export function trend(xs: number[], k: number): number {
  const last = xs.at(-1) ?? 0;
  const before = xs.at(-1 - k) ?? last;
  return (last - before) / Math.max(1, k) + 0.1 * xs[xs.length - 1];
}`,
    points: [[[0.5, 1.5, 2], 1], [[0.5, 3], 2]],
  },
  {
    name: 'first crossing',
    source: `export function crossing(v: number[], level: number, dt: number): number {
  const k = v.findIndex((each, i, all) => i > 0 && all[i - 1] < level && each >= level);
  if (k < 0) return v.length * dt;
  return (k - 1 + (level - v[k - 1]) / (v[k] - v[k - 1])) * dt;
}`,
    points: [[[0, 0.4, 1.2], 0.9, 0.1], [[2, 1], 0.5, 0.2], [[], 1, 0.3]],
  },
  {
    name: 'searching literals',
    source: `export function pick(x: number, y: number, k: number): number {
  const known = [1, 2, 3].includes(k) ? x : y;
  const top = [x, y, x * y].find((v) => v > 1) ?? 0.5;
  return known * top + [x, y].indexOf(y) + ([x, y].some((v) => v < 0) ? x * x : y * y);
}`,
    points: [[0.5, 3, 1], [2, 0.1, 5], [-1, 0.2, 2]],
  },
];
