/**
 * Calls as people write them: defaults, rest and destructured parameters, spreads, generics, overloads, namespaces, enums.
 *
 *     calls[0].source // 'function area({ w, h = 2 }: Box, scale = 1): number { … }'
 */
import type { Program } from '../natural/program.js';

export const calls: readonly Program[] = [
  {
    name: 'defaults, rest and destructured parameters',
    source: `
interface Box { w: number; h?: number }
function area({ w, h = 2 }: Box, scale = 1): number { return w * h * scale; }
function total(first: number, ...rest: number[]): number {
  let sum = first;
  for (const r of rest) sum += 0.5 * r;
  return sum;
}
const norm = ([x, y]: [number, number]): number => Math.hypot(x, y);

export function layout(w: number, h: number, gap: number): number {
  const one = area({ w });
  const two = area({ w: h, h: w }, 0.5);
  const three = area({ w: gap, h }, gap);
  const pair: [number, number] = [one, two];
  const sums = total(...pair, three) + total(one) - total(one, two, three, gap);
  return sums + norm(pair);
}`,
    points: [[1.2, 0.7, 0.3], [2, 1, -0.5]],
  },
  {
    name: 'generics and overloads',
    source: `
function head<T>(xs: readonly T[]): T { return xs[0]; }
function mapPair<T, U>(p: [T, T], f: (x: T) => U): [U, U] { return [f(p[0]), f(p[1])]; }
function scale(x: number): number;
function scale(x: number, by: number): number;
function scale(x: number, by = 3): number { return x * by; }
function argmin<T>(xs: T[], key: (x: T) => number): T {
  let best = xs[0];
  for (const x of xs) if (key(x) < key(best)) best = x;
  return best;
}

export function closest(x: number, y: number, points: { px: number; py: number }[]): number {
  const d2 = (p: { px: number; py: number }) => (p.px - x) ** 2 + (p.py - y) ** 2;
  const near = argmin(points, d2);
  const [a, b] = mapPair<number, number>([x, y], (v) => v * v);
  return d2(near) + scale(a) - scale(b, 2) + head([x, y]);
}`,
    points: [[0.3, 0.4, [{ px: 1, py: 2 }, { px: 0, py: 0.5 }]], [2, 2, [{ px: 1, py: 2 }]]],
  },
  {
    name: 'a namespace of constants and functions, and enums as options',
    source: `
namespace Physics {
  export const g = 9.81;
  export const rho = 1.2;
  export function drag(v: number, area: number): number { return 0.5 * rho * area * v * Math.abs(v); }
  export namespace Units { export const kmh = 1 / 3.6; }
}
enum Method { Euler, Midpoint }
const enum Phase { Up = 'up', Down = 'down' }

function step(v: number, dt: number, method: Method, phase: Phase): number {
  const a = (u: number) => (phase === Phase.Up ? -Physics.g : Physics.g) - Physics.drag(u, 0.1);
  switch (method) {
    case Method.Euler: return v + dt * a(v);
    case Method.Midpoint: return v + dt * a(v + 0.5 * dt * a(v));
  }
}

export function flight(speed: number, dt: number, method: Method): number {
  let v = speed * Physics.Units.kmh;
  for (let i = 0; i < 5; i++) v = step(v, dt, method, Phase.Up);
  const down = step(v, dt, Method.Euler, Phase.Down);
  return v * down;
}`,
    points: [[100, 0.1, 0], [60, 0.05, 1]],
  },
  {
    name: 'settings that satisfy a type, and constants',
    source: `
interface Settings { readonly rate: number; readonly clip: number; readonly names: readonly string[] }
const defaults = { rate: 0.1, clip: 2, names: ['a', 'b'] } as const satisfies Settings;
const WEIGHTS = [0.25, 0.5, 0.25] as const;

function merged(own: Partial<Pick<Settings, 'rate' | 'clip'>>): { rate: number; clip: number } {
  return { rate: own.rate ?? defaults.rate, clip: own.clip ?? defaults.clip };
}

export function update(w: number, g: number, rate: number): number {
  const settings = merged({ rate });
  const plain = merged({});
  const clipped = Math.max(-settings.clip, Math.min(settings.clip, g));
  const next = w - settings.rate * clipped;
  const smooth = WEIGHTS[0] * w + WEIGHTS[1] * next + WEIGHTS[2] * (next - plain.rate * g);
  return smooth * smooth;
}`,
    points: [[1, 0.5, 0.2], [-1, 3, 0.05]],
  },
  {
    name: 'an evaluator of expressions over records',
    source: `
interface Env { x: number; y: number }
type Expression = (env: Env) => number;
const variable = (name: 'x' | 'y'): Expression => (env) => env[name];
const constant = (value: number): Expression => () => value;
const sum = (...terms: Expression[]): Expression => (env) => terms.reduce((s, t) => s + t(env), 0);
const product = (a: Expression, b: Expression): Expression => (env) => a(env) * b(env);
const apply = (f: (v: number) => number, a: Expression): Expression => (env) => f(a(env));

export function evaluated(x: number, y: number, k: number): number {
  const formula = sum(product(constant(k), variable('x')), apply(Math.sin, product(variable('x'), variable('y'))), constant(1));
  const env = { x, y };
  const here = formula(env);
  const there = formula({ x: y, y: x + 1 });
  return here * there;
}`,
    points: [[0.5, 1.2, 2], [-1, 0.3, 0.7]],
  },
  {
    name: 'inverse kinematics with helpers that give pairs',
    source: `
type Point = readonly [x: number, y: number];
const polar = (r: number, phi: number): Point => [r * Math.cos(phi), r * Math.sin(phi)];
const plus = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];
const dist2 = (a: Point, b: Point): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;

function hand(angles: readonly number[], lengths: readonly number[]): Point {
  let at: Point = [0, 0];
  let heading = 0;
  angles.forEach((angle, i) => {
    heading += angle;
    at = plus(at, polar(lengths[i], heading));
  });
  return at;
}

export function ikLoss(angles: number[], lengths: number[], tx: number, ty: number): number {
  const target: Point = [tx, ty];
  const miss = dist2(hand(angles, lengths), target);
  const comfort = angles.reduce((s, a) => s + 0.01 * a * a, 0);
  return miss + comfort;
}`,
    points: [[[0.3, 0.5, -0.2], [1, 0.8, 0.4], 1, 1.2], [[1], [2], 0, 0]],
  },
  {
    name: 'options with callbacks that may be missing',
    source: `
interface Options {
  steps?: number;
  project?: (x: number) => number;
  penalty?: (x: number) => number;
}

function minimise(grad: (x: number) => number, x0: number, { steps = 4, project, penalty }: Options = {}): number {
  let x = x0;
  for (let i = 0; i < steps; i++) {
    x -= 0.1 * grad(x);
    if (project) x = project(x);
  }
  return x + (penalty ? penalty(x) : 0);
}

export function tuned(a: number, b: number): number {
  const grad = (x: number) => 2 * (x - a) + 0.2 * b;
  const free = minimise(grad, 1);
  const boxed = minimise(grad, b, { steps: 3, project: (x) => Math.min(Math.max(x, -0.5), 0.9) });
  const penalised = minimise(grad, b, { penalty: (x) => 0.1 * x ** 2 });
  return free * boxed + penalised;
}`,
    points: [[0.4, 0.3], [2, -1]],
  },
  {
    name: 'a string option decided where a helper is called',
    source: `
type Norm = 'l1' | 'l2' | 'max';
function size(xs: number[], kind: Norm = 'l2', eps = 1e-6): number {
  if (kind === 'l1') return xs.reduce((s, x) => s + Math.abs(x), 0);
  if (kind === 'max') return xs.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  let sum = eps;
  for (const x of xs) sum += x * x;
  return Math.sqrt(sum);
}

export function elastic(w: number[], alpha: number): number {
  const ridge = size(w) ** 2;
  const lasso = size(w, 'l1');
  const cap = size(w, 'max');
  return alpha * lasso + (1 - alpha) * ridge + 0.1 * cap;
}`,
    points: [[[0.5, -1.2, 0.3], 0.4], [[2], 0.9]],
  },
];
