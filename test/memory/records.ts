/** Records that are made and written, alone and in arrays. */
import type { Program } from '../arrays/programs.js';

export const records: readonly Program[] = [
  {
    name: 'a projectile in a record',
    source: `export function range(speed: number, angle: number, drag: number, steps: number): number {
  const p = { x: 0, y: 1, vx: speed * Math.cos(angle), vy: speed * Math.sin(angle) };
  const dt = 0.05;
  for (let i = 0; i < steps; i++) {
    const v = Math.hypot(p.vx, p.vy);
    p.vx -= drag * v * p.vx * dt;
    p.vy -= (9.81 + drag * v * p.vy) * dt;
    p.x += p.vx * dt;
    p.y += p.vy * dt;
  }
  return p.x + p.y * p.y;
}`,
    points: [[3, 0.7, 0.1, 5], [3, 0.7, 0.1, 0]],
  },
  {
    name: 'N-body over an array of records',
    source: `interface Body { x: number; y: number; vx: number; vy: number; m: number }
export function energy(start: Body[], dt: number, steps: number): number {
  const bodies = start.map((b) => ({ ...b }));
  for (let s = 0; s < steps; s++) {
    for (let i = 0; i < bodies.length; i++) {
      const a = bodies[i];
      for (let j = i + 1; j < bodies.length; j++) {
        const b = bodies[j];
        const dx = b.x - a.x;
        const dy = b.y - a.y;
        const r2 = dx * dx + dy * dy + 0.01;
        const f = dt / (r2 * Math.sqrt(r2));
        a.vx += f * b.m * dx;
        a.vy += f * b.m * dy;
        b.vx -= f * a.m * dx;
        b.vy -= f * a.m * dy;
      }
    }
    for (const b of bodies) {
      b.x += dt * b.vx;
      b.y += dt * b.vy;
    }
  }
  let e = 0;
  for (const b of bodies) e += 0.5 * b.m * (b.vx * b.vx + b.vy * b.vy);
  return e;
}`,
    points: [[[{ x: 0, y: 0, vx: 0.1, vy: 0, m: 1 }, { x: 1, y: 0.2, vx: 0, vy: 0.5, m: 0.4 }, { x: -0.5, y: 0.9, vx: 0.2, vy: 0.1, m: 0.3 }], 0.1, 3], [[{ x: 0, y: 0, vx: 0.1, vy: 0, m: 1 }], 0.1, 0]],
  },
  {
    name: 'springs over an array of points',
    source: `type Point = { x: number; y: number };
export function cloth(k: number, rest: number, n: number): number {
  const points: Point[] = [];
  for (let i = 0; i < n; i++) points.push({ x: i * rest * 1.1, y: 0.1 * i * i });
  for (let i = 1; i < n; i++) {
    const dx = points[i].x - points[i - 1].x;
    const dy = points[i].y - points[i - 1].y;
    const length = Math.sqrt(dx * dx + dy * dy);
    const push = k * (length - rest) / length;
    points[i].x -= push * dx;
    points[i].y -= push * dy;
    points[i - 1].x += push * dx;
  }
  return points.reduce((s, p) => s + p.x * p.x + p.y, 0);
}`,
    points: [[0.4, 0.7, 4], [0.4, 0.7, 1]],
  },
  {
    name: 'an accumulator record made anew in each step',
    source: `interface Stats { mean: number; m2: number; count: number }
function add(s: Stats, x: number): Stats {
  const count = s.count + 1;
  const delta = x - s.mean;
  const mean = s.mean + delta / count;
  return { mean, m2: s.m2 + delta * (x - mean), count };
}
export function variance(xs: number[]): number {
  let stats: Stats = { mean: 0, m2: 0, count: 0 };
  for (const x of xs) stats = add(stats, x);
  return stats.m2 / stats.count;
}`,
    points: [[[0.3, 1.2, -0.4]], [[0.5, 0.7]]],
  },
  {
    name: 'complex numbers as records in a loop',
    source: `type Complex = { re: number; im: number };
const mul = (a: Complex, b: Complex): Complex => ({ re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re });
const add = (a: Complex, b: Complex): Complex => ({ re: a.re + b.re, im: a.im + b.im });
export function orbit(cre: number, cim: number, n: number): number {
  const c: Complex = { re: cre, im: cim };
  let z: Complex = { re: 0, im: 0 };
  for (let i = 0; i < n; i++) z = add(mul(z, z), c);
  return z.re * z.re + z.im * z.im;
}`,
    points: [[0.3, 0.2, 4], [0.3, 0.2, 0]],
  },
  {
    name: 'two names for one record',
    source: `export function alias(a: number, b: number): number {
  const p = { x: a, y: b };
  const q = p;
  q.x += p.y * a;
  p.y = q.x * q.x;
  return p.x * q.y;
}`,
    points: [[0.3, 0.2]],
  },
  {
    name: 'records chosen by a branch and written',
    source: `export function chosen(a: number, b: number, flag: boolean): number {
  const p = { x: a, y: b };
  const q = { x: b, y: a * b };
  const target = flag ? p : q;
  target.x *= 3 * a;
  target.y += target.x;
  return p.x * p.y + q.x * q.y;
}`,
    points: [[0.3, 0.2, true], [0.3, 0.2, false]],
  },
  {
    name: 'vectors in records of arrays',
    source: `interface State { pos: number[]; vel: number[] }
export function oscillators(pos: number[], vel: number[], k: number, dt: number, steps: number): number {
  const s: State = { pos: pos.slice(), vel: vel.slice() };
  for (let t = 0; t < steps; t++) {
    for (let i = 0; i < s.pos.length; i++) s.vel[i] -= k * s.pos[i] * dt * s.pos[i];
    for (let i = 0; i < s.pos.length; i++) s.pos[i] += s.vel[i] * dt;
  }
  return s.pos.reduce((sum, p, i) => sum + p * s.vel[i], 0);
}`,
    points: [[[0.3, 0.8], [0.1, -0.2], 1.5, 0.1, 3], [[0.3], [0.1], 1.5, 0.1, 0]],
  },
  {
    name: 'a functional step of a record of arrays',
    source: `interface State { x: number[]; p: number }
const step = (s: State, w: number): State => ({ x: s.x.map((v) => v + w * s.p), p: s.p * w });
export function run(w: number, n: number): number {
  let state: State = { x: [1, 2], p: w };
  for (let i = 0; i < n; i++) state = step(state, w);
  return state.x[0] * state.x[1] + state.p;
}`,
    points: [[0.7, 3], [0.7, 0]],
  },
  {
    name: 'Kalman filter with small matrices',
    source: `type Matrix = number[][];
const mul = (A: Matrix, B: Matrix): Matrix => A.map((row) => B[0].map((_, j) => row.reduce((s, a, k) => s + a * B[k][j], 0)));
const transpose = (A: Matrix): Matrix => A[0].map((_, j) => A.map((row) => row[j]));
const plus = (A: Matrix, B: Matrix): Matrix => A.map((row, i) => row.map((a, j) => a + B[i][j]));
export function kalman(zs: number[], q: number, r: number): number {
  const F: Matrix = [[1, 0.1], [0, 1]];
  const Q: Matrix = [[q, 0], [0, q]];
  let x: Matrix = [[0], [0]];
  let P: Matrix = [[1, 0], [0, 1]];
  let nll = 0;
  for (const z of zs) {
    x = mul(F, x);
    P = plus(mul(mul(F, P), transpose(F)), Q);
    const residual = z - x[0][0];
    const S = P[0][0] + r;
    const K = [[P[0][0] / S], [P[1][0] / S]];
    nll += 0.5 * (Math.log(S) + (residual * residual) / S);
    x = [[x[0][0] + K[0][0] * residual], [x[1][0] + K[1][0] * residual]];
    P = [
      [P[0][0] - K[0][0] * P[0][0], P[0][1] - K[0][0] * P[0][1]],
      [P[1][0] - K[1][0] * P[0][0], P[1][1] - K[1][0] * P[0][1]],
    ];
  }
  return nll;
}`,
    points: [[[0.3, 0.5, 0.4], 0.05, 0.2], [[], 0.05, 0.2]],
  },
];
