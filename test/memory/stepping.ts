/** Time stepping over arrays that are carried, swapped or made anew in each step. */
import type { Program } from '../arrays/programs.js';

export const stepping: readonly Program[] = [
  {
    name: 'heat with two buffers swapped',
    source: `export function heat(u0: number[], k: number, steps: number): number {
  let prev = [...u0];
  let next = new Array<number>(u0.length).fill(0);
  for (let t = 0; t < steps; t++) {
    for (let i = 0; i < prev.length; i++) {
      const left = prev[i > 0 ? i - 1 : i];
      const right = prev[i < prev.length - 1 ? i + 1 : i];
      next[i] = prev[i] + k * (left - 2 * prev[i] + right) * prev[i];
    }
    [prev, next] = [next, prev];
  }
  return prev.reduce((s, v) => s + v * v, 0);
}`,
    points: [[[0.3, -1.2, 2.5], 0.1, 3], [[0.3, 1.1], 0.2, 0], [[0.3, 1.1, 0.4, -0.2], 0.2, 1]],
  },
  {
    name: 'wave equation with three typed buffers rotated by a temporary',
    source: `export function wave(start: Float64Array, c: number, steps: number): number {
  const n = start.length;
  let before = Float64Array.from(start);
  let now = Float64Array.from(start);
  let after = new Float64Array(n);
  const r = c * c;
  for (let t = 0; t < steps; t++) {
    for (let i = 1; i < n - 1; i++) {
      after[i] = 2 * now[i] - before[i] + r * (now[i - 1] - 2 * now[i] + now[i + 1]);
    }
    const spare = before;
    before = now;
    now = after;
    after = spare;
  }
  let energy = 0;
  for (let i = 0; i < n; i++) energy += now[i] * now[i];
  return energy;
}`,
    points: [[new Float64Array([0, 0.3, 1.2, 0.5, 0]), 0.4, 4], [new Float64Array([0, 1, 0]), 0.4, 0], [new Float64Array([0.1, 1, 0.2]), 0.5, 1]],
  },
  {
    name: 'power iteration with a new vector each step',
    source: `export function rayleigh(A: number[][], x0: number[], steps: number): number {
  let x = x0;
  for (let k = 0; k < steps; k++) {
    const y = A.map((row) => row.reduce((s, a, j) => s + a * x[j], 0));
    const norm = Math.sqrt(y.reduce((s, v) => s + v * v, 0));
    x = y.map((v) => v / norm);
  }
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < x.length; j++) top += x[i] * A[i][j] * x[j];
    bottom += x[i] * x[i];
  }
  return top / bottom;
}`,
    points: [[[[2, 0.3], [0.1, 1.2]], [0.4, -0.7], 3], [[[2, 0.3], [0.1, 1.2]], [0.4, -0.7], 0]],
  },
  {
    name: 'simple RNN',
    source: `export function rnn(W: number[][], U: number[][], b: number[], xs: number[][], target: number[]): number {
  let h: number[] = new Array(b.length).fill(0);
  for (const x of xs) {
    const next: number[] = [];
    for (let i = 0; i < b.length; i++) {
      let a = b[i];
      for (let j = 0; j < h.length; j++) a += W[i][j] * h[j];
      for (let j = 0; j < x.length; j++) a += U[i][j] * x[j];
      next.push(Math.tanh(a));
    }
    h = next;
  }
  let loss = 0;
  for (let i = 0; i < h.length; i++) loss += (h[i] - target[i]) ** 2;
  return loss;
}`,
    points: [[[[0.2, -0.4], [0.3, 0.1]], [[0.5], [-0.6]], [0.1, -0.2], [[0.7], [-1.1], [0.4]], [0.3, 0.9]], [[[0.2]], [[0.5]], [0.1], [], [0.3]]],
  },
  {
    name: 'HMM forward algorithm',
    source: `export function logLikelihood(pi: number[], A: number[][], B: number[][], observed: number[]): number {
  const states = pi.length;
  let alpha = pi.map((p, s) => p * B[s][observed[0]]);
  let logScale = 0;
  for (let t = 1; t < observed.length; t++) {
    const next = new Array<number>(states);
    for (let s = 0; s < states; s++) {
      let sum = 0;
      for (let r = 0; r < states; r++) sum += alpha[r] * A[r][s];
      next[s] = sum * B[s][observed[t]];
    }
    let scale = 0;
    for (const v of next) scale += v;
    logScale += Math.log(scale);
    alpha = next.map((v) => v / scale);
  }
  return logScale + Math.log(alpha.reduce((a, b) => a + b, 0));
}`,
    points: [[[0.6, 0.4], [[0.7, 0.3], [0.2, 0.8]], [[0.5, 0.5], [0.1, 0.9]], [0, 1, 1, 0]], [[0.6, 0.4], [[0.7, 0.3], [0.2, 0.8]], [[0.5, 0.5], [0.1, 0.9]], [1]]],
  },
  {
    name: 'edit distance with two rows',
    source: `export function softEdit(a: number[], b: number[], gap: number): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j * gap);
  for (let i = 1; i <= a.length; i++) {
    const current = new Array<number>(b.length + 1).fill(0);
    current[0] = i * gap;
    for (let j = 1; j <= b.length; j++) {
      const cost = (a[i - 1] - b[j - 1]) ** 2;
      current[j] = Math.min(previous[j] + gap, current[j - 1] + gap, previous[j - 1] + cost);
    }
    previous = current;
  }
  return previous[b.length];
}`,
    points: [[[0.3, 1.2, 2.5], [0.4, 1.1], 0.35], [[], [0.4, 1.1], 0.35], [[0.2], [], 0.3]],
  },
  {
    name: 'an ODE in arrays, Runge-Kutta with helpers',
    source: `function derivative(y: number[], mu: number): number[] {
  return [y[1], mu * (1 - y[0] * y[0]) * y[1] - y[0]];
}
function axpy(y: number[], a: number, d: number[]): number[] {
  return y.map((v, i) => v + a * d[i]);
}
export function vanDerPol(y0: number[], mu: number, dt: number, steps: number): number {
  let y = y0;
  for (let i = 0; i < steps; i++) {
    const k1 = derivative(y, mu);
    const k2 = derivative(axpy(y, dt / 2, k1), mu);
    const k3 = derivative(axpy(y, dt / 2, k2), mu);
    const k4 = derivative(axpy(y, dt, k3), mu);
    y = y.map((v, j) => v + (dt / 6) * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]));
  }
  return y[0] * y[0] + y[1];
}`,
    points: [[[1.2, 0.3], 0.8, 0.1, 4], [[1.2, 0.3], 0.8, 0.1, 0]],
  },
  {
    name: 'conditional choice of array in a loop',
    source: `export function pick(a: number[], b: number[], n: number): number {
  let s = 0;
  for (let i = 0; i < n; i++) {
    const side = s < 1 ? a : b;
    s += side[i % side.length] * side[0];
  }
  return s;
}`,
    points: [[[0.3, 0.8], [0.2, 0.5], 5], [[0.3, 0.8], [0.2, 0.5], 0]],
  },
  {
    name: 'best row kept by reference',
    source: `export function bestRow(X: number[][], w: number[]): number {
  let best = X[0];
  let score = -Infinity;
  for (const row of X) {
    let s = 0;
    for (let j = 0; j < w.length; j++) s += row[j] * w[j];
    if (s > score) {
      score = s;
      best = row;
    }
  }
  return best.reduce((sum, v) => sum + v * v, 0) * score;
}`,
    points: [[[[0.3, 0.8], [1.2, 0.5], [0.9, 0.1]], [1, 2]], [[[0.3, 0.8]], [1, 2]]],
  },
  {
    name: 'returns early with a carried array',
    source: `export function jacobi(A: number[][], b: number[], tol: number): number {
  const n = b.length;
  let x: number[] = b.map(() => 0);
  for (let it = 0; it < 50; it++) {
    const y: number[] = [];
    let change = 0;
    for (let i = 0; i < n; i++) {
      let s = b[i];
      for (let j = 0; j < n; j++) if (j !== i) s -= A[i][j] * x[j];
      y.push(s / A[i][i]);
      change += Math.abs(y[i] - x[i]);
    }
    x = y;
    if (change < tol) return x[0] * x[n - 1];
  }
  return x[0];
}`,
    points: [[[[4, 1], [0.5, 3]], [1, 2], 0.05], [[[4, 1], [0.5, 3]], [1, 2], 10]],
  },
];
