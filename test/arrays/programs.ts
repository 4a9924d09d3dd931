/** Programs that fill, change and read arrays of their own, as users write them. */
export interface Program {
  readonly name: string;
  readonly source: string;
  readonly points: readonly (readonly unknown[])[];
}

export const programs: readonly Program[] = [
  {
    name: 'softmax cross-entropy',
    source: `export function softmaxLoss(scores: number[], label: number): number {
  const top = Math.max(...scores);
  const exps = scores.map((s) => Math.exp(s - top));
  const total = exps.reduce((a, b) => a + b, 0);
  return Math.log(total) - (scores[label] - top);
}`,
    points: [[[0.3, -1.2, 2.5], 1], [[1, 2], 0], [[0.5], 0]],
  },
  {
    name: 'a recurrence in an array',
    source: `export function recurrence(x: number[], a: number): number {
  const n = x.length;
  const h = new Float64Array(n);
  h[0] = x[0] * a;
  for (let i = 1; i < n; i++) {
    h[i] = Math.tanh(h[i - 1] * a + x[i]);
  }
  let s = 0;
  for (let i = 0; i < n; i++) s += h[i] * h[i];
  return s;
}`,
    points: [[[0.3, -1.2, 2.5], 0.7], [[0.4], 2]],
  },
  {
    name: 'heat equation in place',
    source: `export function heat(u0: number, k: number, n: number, steps: number): number {
  const u: number[] = new Array(n).fill(0);
  u[0] = u0;
  for (let t = 0; t < steps; t++) {
    for (let i = 1; i < n - 1; i++) u[i] += k * (u[i - 1] - 2 * u[i] + u[i + 1]) * u[i - 1];
  }
  let e = 0;
  for (const v of u) e += v * v;
  return e;
}`,
    points: [[1.5, 0.3, 5, 4], [0.7, 0.2, 3, 0], [0.7, 0.2, 4, 1]],
  },
  {
    name: 'prefix sums overwritten',
    source: `export function prefix(xs: number[]): number {
  const s = xs.slice();
  for (let i = 1; i < s.length; i++) s[i] = s[i] + s[i - 1] * s[i - 1];
  return s[s.length - 1] * s[0];
}`,
    points: [[[0.3, -0.2, 0.5, 1.1]], [[2]]],
  },
  {
    name: 'insertion sort by values',
    source: `export function median(xs: number[]): number {
  const a = [...xs];
  for (let i = 1; i < a.length; i++) {
    const v = a[i];
    let j = i - 1;
    while (j >= 0 && a[j] > v) {
      a[j + 1] = a[j];
      j--;
    }
    a[j + 1] = v;
  }
  const m = a.length >> 1;
  return a[m] * a[m] + 0.5 * a[0];
}`,
    points: [[[3, 1, 2]], [[0.5, -1, 4, 2.5, 0.1]], [[7]]],
  },
  {
    name: 'matrix product and trace',
    source: `export function traceOfSquare(A: number[][]): number {
  const n = A.length;
  const B = Array.from({ length: n }, () => new Array(n).fill(0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let s = 0;
      for (let k = 0; k < n; k++) s += A[i][k] * A[k][j];
      B[i][j] = s;
    }
  }
  let t = 0;
  for (let i = 0; i < n; i++) t += B[i][i];
  return t;
}`,
    points: [[[[1, 2], [3, 4]]], [[[0.5]]]],
  },
  {
    name: 'LU determinant in place',
    source: `export function logDet(A: number[][]): number {
  const n = A.length;
  const L: Float64Array = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) L[i * n + j] = A[i][j];
  let det = 0;
  for (let k = 0; k < n; k++) {
    const pivot = L[k * n + k];
    det += Math.log(pivot);
    for (let i = k + 1; i < n; i++) {
      const f = L[i * n + k] / pivot;
      for (let j = k; j < n; j++) L[i * n + j] -= f * L[k * n + j];
    }
  }
  return det;
}`,
    points: [[[[4, 1, 0.5], [1, 3, 0.2], [0.5, 0.2, 2]]], [[[2]]]],
  },
  {
    name: 'Cholesky log-likelihood',
    source: `export function logLikelihood(K: number[][], y: number[]): number {
  const n = y.length;
  const L: number[][] = Array.from({ length: n }, () => new Array(n).fill(0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = K[i][j];
      for (let k = 0; k < j; k++) sum -= L[i][k] * L[j][k];
      if (i === j) L[i][i] = Math.sqrt(sum);
      else L[i][j] = sum / L[j][j];
    }
  }
  const z = new Float64Array(n);
  let quad = 0;
  let logDet = 0;
  for (let i = 0; i < n; i++) {
    let s = y[i];
    for (let k = 0; k < i; k++) s -= L[i][k] * z[k];
    z[i] = s / L[i][i];
    quad += z[i] * z[i];
    logDet += Math.log(L[i][i]);
  }
  return -0.5 * quad - logDet;
}`,
    points: [[[[2, 0.3, 0.1], [0.3, 1.5, 0.2], [0.1, 0.2, 1.2]], [0.5, -0.3, 0.8]], [[[1.7]], [0.4]]],
  },
  {
    name: 'row variables',
    source: `export function rowSums(X: number[][], w: number[]): number {
  const out = X.map((row) => row.reduce((s, v, j) => s + v * w[j], 0));
  let loss = 0;
  out.forEach((o, i) => {
    loss += (o - i) ** 2;
  });
  return loss / out.length;
}`,
    points: [[[[1, 2], [3, -1], [0.5, 0.2]], [0.3, -0.7]]],
  },
  {
    name: 'a small array made in each iteration',
    source: `export function steps(x0: number, v0: number, dt: number, n: number): number {
  let x = x0;
  let v = v0;
  for (let t = 0; t < n; t++) {
    const k = new Float64Array(4);
    k[0] = -Math.sin(x);
    for (let s = 1; s < 4; s++) k[s] = -Math.sin(x + 0.5 * dt * k[s - 1]) * k[0];
    v += dt * (k[0] + 2 * k[1] + 2 * k[2] + k[3]) / 6;
    x += dt * v;
  }
  return x * v;
}`,
    points: [[0.3, 0.1, 0.1, 5], [0.3, 0.1, 0.1, 0], [1.1, -0.4, 0.2, 1]],
  },
  {
    name: 'elements overwritten after they were read',
    source: `export function overwritten(x: number, y: number): number {
  const a = new Float64Array(2);
  a[0] = x;
  const u = a[0] * a[0];
  a[0] = y * u;
  const v = Math.sin(a[0]) * u;
  a[0] = 7;
  a[1] = v * a[0];
  return a[1] * u + a[0];
}`,
    points: [[0.4, 0.9], [-1.2, 0.3]],
  },
  {
    name: 'dynamic programming: soft minimum path',
    source: `export function softPath(cost: number[][], gamma: number): number {
  const n = cost.length;
  const m = cost[0].length;
  const D = Array.from({ length: n }, () => new Float64Array(m));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      if (i === 0 && j === 0) {
        D[0][0] = cost[0][0];
        continue;
      }
      const a = i > 0 ? D[i - 1][j] : 1e3;
      const b = j > 0 ? D[i][j - 1] : 1e3;
      const lo = Math.min(a, b);
      D[i][j] = cost[i][j] + lo - gamma * Math.log(Math.exp(-(a - lo) / gamma) + Math.exp(-(b - lo) / gamma));
    }
  }
  return D[n - 1][m - 1];
}`,
    points: [[[[1, 2, 0.5], [0.3, 1.7, 0.2]], 0.8], [[[0.4]], 1]],
  },
  {
    name: 'viterbi-like maximum with condition on written elements',
    source: `export function best(x: number[], p: number): number {
  const n = x.length;
  const d: number[] = new Array(n).fill(0);
  d[0] = x[0];
  for (let i = 1; i < n; i++) {
    if (i > 1 && d[i - 2] > d[i - 1]) d[i] = d[i - 2] * p + x[i];
    else d[i] = d[i - 1] + x[i] * x[i];
  }
  return d[n - 1];
}`,
    points: [[[0.4, -1, 2, 0.3, 1.2], 0.9], [[0.4], 0.9], [[0.4, 0.6], 0.9]],
  },
  {
    name: 'push and literal starts',
    source: `export function path(x: number, n: number): number {
  const xs: number[] = [];
  let v = x;
  for (let i = 0; i < n; i++) {
    xs.push(v);
    v = Math.cos(v) * x;
  }
  let s = 0;
  for (let i = 0; i < xs.length; i++) s += xs[i] * (i + 1);
  return s;
}`,
    points: [[0.6, 4], [0.6, 0], [1.2, 1]],
  },
  {
    name: 'polynomial by coefficients',
    source: `export function chebyshev(c: number[], x: number): number {
  const T = [1, x];
  for (let k = 2; k < c.length; k++) T[k] = 2 * x * T[k - 1] - T[k - 2];
  let s = 0;
  for (let k = 0; k < c.length; k++) s += c[k] * T[k];
  return s;
}`,
    points: [[[0.3, 0.7, -0.4, 0.2], 0.35], [[0.3], 0.2], [[1, 2], -0.6]],
  },
  {
    name: 'helpers that fill what they are given',
    source: `function axpy(a: number, x: number[], y: Float64Array): void {
  for (let i = 0; i < y.length; i++) y[i] += a * x[i];
}
function norm2(y: Float64Array): number {
  let s = 0;
  for (let i = 0; i < y.length; i++) s += y[i] ** 2;
  return s;
}
export function combine(a: number, b: number, x: number[], z: number[]): number {
  const y = new Float64Array(x.length);
  axpy(a, x, y);
  axpy(b, z, y);
  axpy(a * b, x, y);
  return Math.sqrt(norm2(y));
}`,
    points: [[0.5, -0.8, [1, 2, 3], [0.3, -0.1, 0.9]]],
  },
  {
    name: 'a histogram of weights by computed index',
    source: `export function buckets(w: number[], at: number[]): number {
  const sums = new Float64Array(3);
  for (let i = 0; i < w.length; i++) sums[at[i]] += w[i] * w[i];
  return sums[0] * sums[1] + Math.exp(sums[2]);
}`,
    points: [[[0.5, 1.5, -0.4, 0.8], [0, 1, 1, 2]]],
  },
  {
    name: 'wave equation with a flat history',
    source: `export function wave(c: number, amp: number, n: number, steps: number): number {
  const u = new Float64Array(n * (steps + 2));
  for (let i = 1; i < n - 1; i++) {
    u[i] = amp * Math.sin((Math.PI * i) / (n - 1));
    u[n + i] = u[i];
  }
  for (let t = 1; t <= steps; t++) {
    for (let i = 1; i < n - 1; i++) {
      const lap = u[t * n + i - 1] - 2 * u[t * n + i] + u[t * n + i + 1];
      u[(t + 1) * n + i] = 2 * u[t * n + i] - u[(t - 1) * n + i] + c * c * lap;
    }
  }
  let e = 0;
  for (let i = 0; i < n; i++) e += u[(steps + 1) * n + i] ** 2;
  return e;
}`,
    points: [[0.4, 1.3, 6, 3], [0.4, 1.3, 5, 0]],
  },
  {
    name: 'every, some, early exits over own arrays',
    source: `export function guarded(xs: number[], k: number): number {
  const ys = xs.map((x) => x * k);
  if (ys.some((y) => y > 5)) return k;
  let s = 0;
  for (const y of ys) {
    if (y < 0) continue;
    s += Math.sqrt(1 + y);
    if (s > 4) break;
  }
  return s * k;
}`,
    points: [[[0.5, 1, -2, 3], 0.7], [[9], 0.7], [[], 0.3], [[4, 4, 4, 4], 1.1]],
  },
  {
    name: 'reverse in place by swapping',
    source: `export function weighted(xs: number[], q: number): number {
  const a = Float64Array.from(xs);
  const n = a.length;
  for (let i = 0; i < n >> 1; i++) {
    const t = a[i];
    a[i] = a[n - 1 - i] * q;
    a[n - 1 - i] = t;
  }
  let s = 0;
  let p = 1;
  for (let i = 0; i < n; i++) {
    s += a[i] * p * a[i];
    p *= q;
  }
  return s;
}`,
    points: [[[1, 2, 3, 4.5], 0.8], [[2], 0.5], [[], 0.5]],
  },
];
