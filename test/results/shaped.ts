/** Results of every shape, as people return them. */
import type { Program } from './written.js';

const f64 = (...xs: number[]): Float64Array => Float64Array.from(xs);

export const shaped: readonly Program[] = [
  { name: 'the array that was passed in', source: 'export function same(xs: number[]): number[] { return xs; }', points: [[[1, 2, 3]], [[]]] },
  {
    name: 'the array that was passed in, and written',
    source: `export function scale(xs: number[], k: number): number[] {
  for (let i = 0; i < xs.length; i++) xs[i] *= k;
  return xs;
}`,
    points: [[[1, 2, 3], 0.5]],
  },
  {
    name: 'a parameter beside what was made of it',
    source: `export function withSum(xs: number[], k: number): { xs: number[]; sum: number } {
  let sum = 0;
  for (const x of xs) sum += k * x * x;
  return { xs, sum };
}`,
    points: [[[1, 2, 3], 0.5], [[], 2]],
  },
  {
    name: 'one array in two places',
    source: `export function twice(x: number, n: number): { first: number[]; second: number[] } {
  const powers: number[] = [];
  let p = 1;
  for (let i = 0; i < n; i++) {
    p *= x;
    powers.push(p);
  }
  return { first: powers, second: powers };
}`,
    points: [[1.5, 3], [2, 0]],
  },
  { name: 'a row of a matrix', source: 'export function row(A: number[][], i: number, k: number): { row: number[]; scaled: number } { return { row: A[i], scaled: A[i][0] * k }; }', points: [[[[1, 2], [3, 4]], 1, 0.5]] },
  {
    name: 'a row of an array of our own',
    source: `export function powers(x: number, n: number): number[] {
  const table = Array.from({ length: n }, () => new Array(n).fill(0));
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) table[i][j] = i === 0 ? x + j : table[i - 1][j] * x;
  return table[n - 1];
}`,
    points: [[1.5, 3]],
  },
  { name: 'a record that was passed in', source: 'interface P { x: number; y: number } export function pick(p: P, k: number): { p: P; r: number } { return { p, r: k * Math.hypot(p.x, p.y) }; }', points: [[{ x: 3, y: 4 }, 2]] },
  {
    name: 'a matrix',
    source: `export function outer(a: number[], b: number[]): number[][] {
  const M = Array.from({ length: a.length }, () => new Array(b.length).fill(0));
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) M[i][j] = a[i] * b[j];
  }
  return M;
}`,
    points: [[[1, 2], [3, 4, 5]], [[1], []], [[], [1]]],
  },
  {
    name: 'a matrix of typed rows, and its trace',
    source: `export function gram(X: Float64Array[]): { G: Float64Array[]; trace: number } {
  const n = X.length;
  const G = Array.from({ length: n }, () => new Float64Array(n));
  let trace = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let s = 0;
      for (let k = 0; k < X[i].length; k++) s += X[i][k] * X[j][k];
      G[i][j] = s;
    }
    trace += G[i][i];
  }
  return { G, trace };
}`,
    points: [[[f64(1, 2), f64(3, -1)]], [[]]],
  },
  {
    name: 'a matrix beside what is written',
    source: `export function step(A: number[][], x: Float64Array, dt: number): number[][] {
  const next = Array.from({ length: A.length }, () => new Array(x.length).fill(0));
  for (let i = 0; i < A.length; i++) for (let j = 0; j < x.length; j++) next[i][j] = A[i][j] * x[j] * dt;
  for (let j = 0; j < x.length; j++) x[j] += dt * A[0][j];
  return next;
}`,
    points: [[[[1, 2], [3, 4]], f64(0.5, -1), 0.1]],
  },
  {
    name: 'a literal matrix',
    source: `export function rotation(angle: number): number[][] {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  return [[c, -s], [s, c]];
}`,
    points: [[0.3], [-2]],
  },
  {
    name: 'a tuple of arrays',
    source: `export function split(xs: number[], k: number): [number[], Float64Array] {
  const up = xs.map((x) => x * k);
  const down = new Float64Array(xs.length);
  for (let i = 0; i < xs.length; i++) down[i] = xs[i] / k;
  return [up, down];
}`,
    points: [[[1, 2, 3], 0.5], [[], 2]],
  },
  {
    name: 'nested records with arrays',
    source: `export function report(xs: number[], scale: number) {
  const scaled = xs.map((x) => x * scale);
  let sum = 0;
  for (const x of scaled) sum += x;
  const mean = sum / scaled.length;
  return { data: { scaled, range: [scaled[0], mean] as [number, number] }, stats: { mean, half: { value: mean / 2 } }, name: 'report', count: xs.length };
}`,
    points: [[[1, 2, 4], 0.5]],
  },
  {
    name: 'a part that may be missing',
    source: `export function solve(a: number, b: number): { x: number; slack?: number; note: string | null } {
  const x = b / a;
  if (x > 1) return { x, slack: x * x - 1, note: null };
  return { x, slack: undefined, note: 'inside' };
}`,
    points: [[2, 5], [2, 1]],
  },
  {
    name: 'arrays of points from arrays of numbers',
    source: `export function corners(x: number, y: number, w: number): [number, number][] {
  const half = w / 2;
  return [[x - half, y - half], [x + half, y - half], [x + half, y + half], [x - half, y + half]];
}`,
    points: [[1, 2, 3]],
  },
  {
    name: 'records in a literal array',
    source: `export function vertices(p: { x: number; y: number }, r: number): { x: number; y: number }[] {
  return [{ x: p.x + r, y: p.y }, { x: p.x, y: p.y * r }, p];
}`,
    points: [[{ x: 1, y: 2 }, 0.5]],
  },
  { name: 'the rest', source: 'export function all(...xs: number[]): { xs: number[]; s: number } { let s = 0; for (const x of xs) s += x * x; return { xs, s }; }', points: [[1, 2, 3]] },
  {
    name: 'a choice between two that were passed in',
    source: `export function larger(a: number[], b: number[], k: number): { chosen: number[]; s: number } {
  const chosen = a.length > b.length ? a : b;
  let s = 0;
  for (let i = 0; i < chosen.length; i++) s += k * chosen[i] * chosen[i];
  return { chosen, s };
}`,
    points: [[[1, 2], [3], 0.5], [[1], [3, 4, 5], 0.5]],
  },
  {
    name: 'a spread of a record with an array in it',
    source: `interface State { x: number[]; t: number; label: string }
export function tick(s: State, dt: number): State {
  return { ...s, t: s.t + dt * s.x[0] };
}`,
    points: [[{ x: [1, 2], t: 0.5, label: 'a' }, 0.1]],
  },
  {
    name: 'a new state of the same kind',
    source: `interface State { readonly pos: readonly number[]; readonly vel: readonly number[] }
export function step(s: State, dt: number): State {
  const vel = s.vel.map((v, i) => v - dt * s.pos[i]);
  const pos = s.pos.map((p, i) => p + dt * vel[i]);
  return { pos, vel };
}`,
    points: [[{ pos: [1, 2], vel: [0, 0.5] }, 0.1]],
  },
  {
    name: 'a written array inside the result',
    source: `export function smooth(u: Float64Array, rate: number): { u: Float64Array; change: number } {
  let change = 0;
  for (let i = 1; i < u.length; i++) {
    const d = rate * (u[i - 1] - u[i]);
    u[i] += d;
    change += d * d;
  }
  return { u, change };
}`,
    points: [[f64(1, 3, -2, 0.5), 0.3]],
  },
];
