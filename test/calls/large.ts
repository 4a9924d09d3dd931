/** Helpers that are large and called often: they keep passes of their own. */
import type { CallProgram } from './calls.test.js';

const times = (n: number, line: (k: number) => string): string => Array.from({ length: n }, (_, k) => line(k)).join('\n');

export const large: readonly CallProgram[] = [
  {
    name: 'a loss that is evaluated many times, by a helper that is called many times',
    source: `function loss(xs: number[], t: number): number {
  let s = 0, w = 1;
  for (let i = 0; i < xs.length; i++) {
    const r = xs[i] - t * w;
    if (Math.abs(r) < 1) s += 0.5 * r * r;
    else s += Math.abs(r) - 0.5;
    w *= Math.exp(-t * 0.1);
  }
  const m = Math.tanh(s / (1 + t * t));
  return m * Math.log1p(s * s) + Math.sin(m * t) * 0.1;
}
function mid(xs: number[], a: number): number {
  let t = a;
${times(6, (k) => `  t += 0.1 * loss(xs, t * ${k + 1});`)}
  return t;
}
export function f(xs: number[], a: number): number { return ${Array.from({ length: 6 }, (_, k) => `mid(xs, a + ${k})`).join(' + ')}; }`,
    points: [[[0.3, 1.4, -0.7], 0.2], [[], 1]],
  },
  {
    name: 'steps of a simulation over records, arrays coming back',
    source: `interface State { q: number[]; p: number[] }
function force(q: number[], k: number): number[] {
  return q.map((x, i) => -k * x + 0.1 * Math.sin(q[(i + 1) % q.length] - x));
}
function step(s: State, k: number, dt: number): State {
  const f = force(s.q, k);
  const p = s.p.map((v, i) => v + 0.5 * dt * f[i]);
  const q = s.q.map((x, i) => x + dt * p[i]);
  const g = force(q, k);
  const after = p.map((v, i) => v + 0.5 * dt * g[i]);
  return { q, p: after };
}
export function energy(q: number[], p: number[], k: number): number {
  const s0: State = { q, p };
${times(8, (k) => `  const s${k + 1} = step(s${k}, k, 0.1 * ${k + 1});`)}
  let e = 0;
  for (let i = 0; i < q.length; i++) e += 0.5 * s8.p[i] * s8.p[i] + 0.5 * k * s8.q[i] * s8.q[i];
  return e;
}`,
    points: [[[0.3, 1.4], [0.1, -0.7], 0.8]],
  },
  {
    name: 'a large helper in a loop and in branches',
    source: `function phase(a: number, b: number, mode: string): number {
  let r = Math.hypot(a, b) + 0.5;
  const t = Math.atan2(b, a);
  if (mode === 'spiral') r *= Math.exp(0.1 * t);
  else if (mode === 'rose') r *= Math.cos(3 * t) + 2;
  else r += 0.2 * t * t;
  const x = r * Math.cos(t), y = r * Math.sin(t);
  const d = (x - 1) * (x - 1) + (y + 0.5) * (y + 0.5);
  return Math.sqrt(d + 1e-3) + 0.1 * Math.log(r + 1);
}
export function f(a: number, b: number, modes: string[]): number {
  let s = 0;
  for (let i = 0; i < modes.length; i++) {
    s += phase(a + s, b, modes[i]) * 0.3;
    if (s > 1.5) s -= phase(b, a, 'rose');
    else if (i === 2) break;
    else s += phase(a * s, b * s, 'none') / (1 + phase(s, 1, modes[0]));
  }
  return s * phase(a, s, 'spiral') + phase(s, b, 'rose') - phase(a, a, 'spiral');
}`,
    points: [[0.3, 1.4, ['spiral', 'rose', 'x', 'rose']], [1, 0.4, []], [0.2, 0.1, ['rose']]],
  },
  {
    name: 'a large helper that writes what it is given is written out',
    source: `function blur(xs: number[], k: number): number {
  let edge = 0;
  for (let i = 1; i < xs.length; i++) {
    const before = xs[i];
    xs[i] = xs[i] + k * (xs[i - 1] - xs[i]);
    edge += Math.abs(xs[i] - before) > 0.1 ? Math.tanh(xs[i]) : xs[i] * before;
    if (edge > 10) { xs[0] *= 0.5; edge = 0; }
  }
  for (let i = xs.length - 2; i >= 0; i--) xs[i] += 0.01 * k * xs[i + 1];
  return edge;
}
export function f(xs: number[], k: number): number {
  const ys = xs.slice();
  let s = 0;
${times(7, (k) => `  s += blur(ys, k * ${k + 1} * 0.1);`)}
  return s + ys[0] * ys[ys.length - 1];
}`,
    points: [[[0.3, 1.4, -0.7, 2], 0.2]],
  },
  {
    name: 'a large helper of matrices, nested arrays in and out',
    source: `function multiply(A: number[][], B: number[][], damp: number): number[][] {
  const n = A.length, m = B[0].length;
  const C: number[][] = [];
  for (let i = 0; i < n; i++) {
    const row: number[] = [];
    for (let j = 0; j < m; j++) {
      let s = 0;
      for (let k = 0; k < B.length; k++) s += A[i][k] * B[k][j];
      row.push(s / (1 + damp * Math.abs(s)));
    }
    C.push(row);
  }
  return C;
}
export function f(A: number[][], B: number[][], d: number): number {
  const P = multiply(A, B, d), Q = multiply(B, A, d), R = multiply(P, Q, d * d);
  const S = multiply(multiply(R, P, 0.1), multiply(Q, R, d), 0.2);
  const T = multiply(S, multiply(A, S, d), 0.3);
  return T[0][0] + T[1][1] * S[0][1] + R[1][0];
}`,
    points: [[[[0.3, 1.4], [0.2, -0.5]], [[1, 0.2], [0.1, 0.9]], 0.3]],
  },
  {
    name: 'a large helper of a record that is written between the calls: long chains of values used twice',
    source: `interface P { a: number; b: number }
function turn({ a, b }: P): P {
  const r = Math.hypot(a, b) + 0.5;
  const t = Math.atan2(b, a);
  const x = r * Math.cos(t), y = r * Math.sin(t);
  const d = (x - 1) * (x - 1) + (y + 0.5) * (y + 0.5);
  const q = Math.sin(d * x) + Math.cos(d * y) * Math.exp(-d) + Math.tanh(x * y) * Math.log1p(d * d);
  const z = q * q + x * Math.sqrt(1 + y * y) - Math.sin(q) * Math.cos(x) + Math.atan(q * y);
  return { a: Math.tanh(z + d), b: Math.sin(r * z) };
}
export function f(x: number, y: number, n: number): number {
  let p: P = { a: x, b: y };
  for (let i = 0; i < n; i++) {
    p = turn(p);
    const q = turn(p);
    p.b += q.a;
    p = turn(p);
    p = turn(p);
  }
  return p.a * p.b;
}`,
    wrt: ['x', 'y'],
    points: [[0.5, 1.2, 2], [0.3, -0.4, 0]],
  },
];
