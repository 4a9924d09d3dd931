/** Linear algebra on arrays, as people write it. */
import type { Program } from './program.js';

const f64 = (...xs: number[]): Float64Array => Float64Array.from(xs);

export const linear: readonly Program[] = [
  {
    name: 'a matrix product on nested arrays, and the loss of its trace',
    source: `type Matrix = number[][];

function matmul(A: Matrix, B: Matrix): Matrix {
  const [n, m, p] = [A.length, B.length, B[0].length];
  const C: Matrix = Array.from({ length: n }, () => new Array(p).fill(0));
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < m; k++) {
      const a = A[i][k];
      for (let j = 0; j < p; j++) C[i][j] += a * B[k][j];
    }
  }
  return C;
}

export function traceLoss(A: Matrix, B: Matrix, target: number): number {
  const C = matmul(A, B);
  let trace = 0;
  for (let i = 0; i < C.length; i++) trace += C[i][i];
  return (trace - target) ** 2;
}`,
    points: [[[[1, 2, 0.5], [3, -1, 2]], [[0.3, 1], [2, -1], [1, 1]], 1.5]],
  },
  {
    name: 'the same on flat typed arrays, with offsets',
    source: `function gemm(A: Float64Array, B: Float64Array, n: number, m: number, p: number): Float64Array {
  const C = new Float64Array(n * p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      let s = 0;
      for (let k = 0; k < m; k++) s += A[i * m + k] * B[k * p + j];
      C[i * p + j] = s;
    }
  }
  return C;
}

/** Squared Frobenius norm of A B - C. */
export function residual(A: Float64Array, B: Float64Array, C: Float64Array, n: number, m: number, p: number): number {
  const P = gemm(A, B, n, m, p);
  let total = 0;
  for (let k = 0; k < P.length; k++) {
    const d = P[k] - C[k];
    total += d * d;
  }
  return total;
}`,
    points: [[f64(1, 2, 3, 4), f64(0.5, -1, 2, 1), f64(1, 0, 0, 1), 2, 2, 2]],
  },
  {
    name: 'a matrix-vector product by rows, normalised, as a power step',
    source: `const dot = (a: readonly number[], b: readonly number[]): number => {
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i] * b[i];
  return s;
};

const matvec = (A: readonly number[][], x: readonly number[]): number[] => A.map((row) => dot(row, x));

export function rayleigh(A: number[][], x0: number[], steps: number): number {
  let x = x0;
  for (let t = 0; t < steps; t++) {
    const y = matvec(A, x);
    const norm = Math.sqrt(dot(y, y));
    x = y.map((v) => v / norm);
  }
  return dot(x, matvec(A, x)) / dot(x, x);
}`,
    points: [[[[2, 1], [1, 3]], [1, 0.5], 3], [[[2, 1], [1, 3]], [1, 0.5], 0]],
  },
  {
    name: 'an outer product added to a matrix, and its quadratic form',
    source: `function outer(u: number[], v: number[]): number[][] {
  return u.map((a) => v.map((b) => a * b));
}

export function rankOne(A: number[][], u: number[], v: number[], x: number[], alpha: number): number {
  const update = outer(u, v);
  const B = A.map((row, i) => row.map((a, j) => a + alpha * update[i][j]));
  let form = 0;
  for (const [i, row] of B.entries()) {
    for (const [j, b] of row.entries()) form += x[i] * b * x[j];
  }
  const size = Math.hypot(...x);
  return form / (size * size);
}`,
    points: [[[[1, 2], [3, 4]], [1, -1], [0.5, 2], [1, 3], 0.3]],
  },
  {
    name: 'LU with partial pivoting, a solve and a determinant',
    source: `interface Lu { lu: number[][]; order: number[]; sign: number }

function factor(A: number[][]): Lu {
  const n = A.length;
  const lu = A.map((row) => [...row]);
  const order = lu.map((_, i) => i);
  let sign = 1;
  for (let k = 0; k < n; k++) {
    let p = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(lu[i][k]) > Math.abs(lu[p][k])) p = i;
    if (p !== k) {
      [lu[p], lu[k]] = [lu[k], lu[p]];
      [order[p], order[k]] = [order[k], order[p]];
      sign = -sign;
    }
    for (let i = k + 1; i < n; i++) {
      lu[i][k] /= lu[k][k];
      for (let j = k + 1; j < n; j++) lu[i][j] -= lu[i][k] * lu[k][j];
    }
  }
  return { lu, order, sign };
}

function solve({ lu, order }: Lu, b: number[]): number[] {
  const n = b.length;
  const x = order.map((i) => b[i]);
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) x[i] -= lu[i][j] * x[j];
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i] -= lu[i][j] * x[j];
    x[i] /= lu[i][i];
  }
  return x;
}

export function quadratic(A: number[][], b: number[]): number {
  const f = factor(A);
  const x = solve(f, b);
  const det = f.lu.reduce((d, row, i) => d * row[i], f.sign);
  return x.reduce((s, v, i) => s + v * b[i], 0) + Math.log(Math.abs(det));
}`,
    points: [[[[1, 2, 0.5], [4, 1, -1], [0.3, 2, 3]], [1, 2, 3]]],
  },
  {
    name: 'Cholesky in place on a packed triangle, and the log-likelihood',
    source: `const at = (i: number, j: number): number => (i * (i + 1)) / 2 + j;

export function logLikelihood(packed: Float64Array, x: Float64Array, mu: Float64Array): number {
  const n = x.length;
  const L = packed.slice();
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < j; k++) L[at(j, j)] -= L[at(j, k)] ** 2;
    L[at(j, j)] = Math.sqrt(L[at(j, j)]);
    for (let i = j + 1; i < n; i++) {
      for (let k = 0; k < j; k++) L[at(i, j)] -= L[at(i, k)] * L[at(j, k)];
      L[at(i, j)] /= L[at(j, j)];
    }
  }
  const z = new Float64Array(n);
  let quad = 0;
  let logDet = 0;
  for (let i = 0; i < n; i++) {
    let s = x[i] - mu[i];
    for (let k = 0; k < i; k++) s -= L[at(i, k)] * z[k];
    z[i] = s / L[at(i, i)];
    quad += z[i] * z[i];
    logDet += Math.log(L[at(i, i)]);
  }
  return -0.5 * quad - logDet - 0.5 * n * Math.log(2 * Math.PI);
}`,
    points: [[f64(2, 0.5, 3, 0.2, 0.4, 1.5), f64(1, 2, 3), f64(0.5, 0.1, -1)]],
  },
  {
    name: 'Gram-Schmidt on columns, and how far from orthogonal they were',
    source: `export function orthogonality(columns: number[][]): number {
  const basis: number[][] = [];
  let lost = 0;
  for (const column of columns) {
    const v = column.slice();
    for (const q of basis) {
      let overlap = 0;
      for (let i = 0; i < v.length; i++) overlap += v[i] * q[i];
      for (let i = 0; i < v.length; i++) v[i] -= overlap * q[i];
      lost += overlap * overlap;
    }
    const norm = Math.sqrt(v.reduce((s, x) => s + x * x, 0));
    basis.push(v.map((x) => x / norm));
  }
  return lost + basis[basis.length - 1][0];
}`,
    points: [[[[1, 2, 0.5], [0.3, -1, 2], [1, 1, 1]]], [[[3, 4]]]],
  },
  {
    name: 'conjugate gradients for a few steps',
    source: `export function energy(A: number[][], b: number[], steps: number): number {
  const n = b.length;
  const x = new Float64Array(n);
  const r = Float64Array.from(b);
  const p = r.slice();
  let rr = 0;
  for (const v of r) rr += v * v;
  for (let t = 0; t < steps; t++) {
    const Ap = p.map((_, i) => A[i].reduce((s, a, j) => s + a * p[j], 0));
    let pAp = 0;
    for (let i = 0; i < n; i++) pAp += p[i] * Ap[i];
    const alpha = rr / pAp;
    let next = 0;
    for (let i = 0; i < n; i++) {
      x[i] += alpha * p[i];
      r[i] -= alpha * Ap[i];
      next += r[i] * r[i];
    }
    const beta = next / rr;
    for (let i = 0; i < n; i++) p[i] = r[i] + beta * p[i];
    rr = next;
  }
  let total = 0;
  for (let i = 0; i < n; i++) total += x[i] * (0.5 * A[i].reduce((s, a, j) => s + a * x[j], 0) - b[i]);
  return total;
}`,
    points: [[[[4, 1, 0], [1, 3, 0.5], [0, 0.5, 2]], [1, 2, 3], 2], [[[4, 1], [1, 3]], [1, 2], 0]],
  },
  {
    name: 'a sparse product in compressed rows',
    source: `interface Csr { values: Float64Array; columns: Int32Array; starts: Int32Array }

export function dirichlet(m: Csr, x: Float64Array, f: Float64Array): number {
  const n = m.starts.length - 1;
  let total = 0;
  for (let i = 0; i < n; i++) {
    let y = 0;
    for (let k = m.starts[i]; k < m.starts[i + 1]; k++) {
      y += m.values[k] * x[m.columns[k]];
    }
    total += 0.5 * x[i] * y - f[i] * x[i];
  }
  return total;
}`,
    points: [[{ values: f64(2, -1, -1, 2), columns: Int32Array.of(0, 1, 0, 1), starts: Int32Array.of(0, 2, 4) }, f64(1, 0.5), f64(0.3, 0.2)]],
  },
  {
    name: 'Jacobi iterations with swapped buffers, on a given system',
    source: `export function jacobi(A: number[][], b: number[], sweeps: number): number {
  let x: number[] = new Array(b.length).fill(0);
  let next: number[] = new Array(b.length).fill(0);
  for (let t = 0; t < sweeps; t++) {
    for (let i = 0; i < b.length; i++) {
      let s = b[i];
      for (let j = 0; j < b.length; j++) {
        if (j === i) continue;
        s -= A[i][j] * x[j];
      }
      next[i] = s / A[i][i];
    }
    const old = x;
    x = next;
    next = old;
  }
  let residual = 0;
  for (let i = 0; i < b.length; i++) residual += (A[i].reduce((s, a, j) => s + a * x[j], 0) - b[i]) ** 2;
  return residual;
}`,
    points: [[[[4, 1, 0.2], [1, 5, 0.5], [0.3, 0.5, 3]], [1, 2, 3], 3], [[[4]], [1], 0]],
  },
  {
    name: 'a determinant by cofactors, three by three, and an inverse',
    source: `type M3 = [[number, number, number], [number, number, number], [number, number, number]];

function inverse([[a, b, c], [d, e, f], [g, h, i]]: M3): { inv: M3; det: number } {
  const A = e * i - f * h;
  const B = f * g - d * i;
  const C = d * h - e * g;
  const det = a * A + b * B + c * C;
  const inv: M3 = [
    [A / det, (c * h - b * i) / det, (b * f - c * e) / det],
    [B / det, (a * i - c * g) / det, (c * d - a * f) / det],
    [C / det, (b * g - a * h) / det, (a * e - b * d) / det],
  ];
  return { inv, det };
}

export function mahalanobis(S: M3, x: [number, number, number]): number {
  const { inv, det } = inverse(S);
  let s = 0;
  for (let r = 0; r < 3; r++) for (let c = 0; c < 3; c++) s += x[r] * inv[r][c] * x[c];
  return Math.sqrt(s) + 0.5 * Math.log(det);
}`,
    points: [[[[2, 0.3, 0.1], [0.3, 1.5, 0.2], [0.1, 0.2, 3]], [1, 2, 0.5]]],
  },
  {
    name: 'least squares by normal equations and Gaussian elimination on an augmented matrix',
    source: `export function ridge(X: number[][], y: number[], lambda: number): number[] {
  const d = X[0].length;
  const M: number[][] = [];
  for (let i = 0; i < d; i++) {
    const row: number[] = [];
    for (let j = 0; j < d; j++) {
      let s = i === j ? lambda : 0;
      for (const x of X) s += x[i] * x[j];
      row.push(s);
    }
    row.push(X.reduce((s, x, k) => s + x[i] * y[k], 0));
    M.push(row);
  }
  for (let k = 0; k < d; k++) {
    for (let i = 0; i < d; i++) {
      if (i === k) continue;
      const m = M[i][k] / M[k][k];
      for (let j = k; j <= d; j++) M[i][j] -= m * M[k][j];
    }
  }
  return M.map((row, i) => row[d] / row[i]);
}`,
    points: [[[[1, 2], [1, 3], [1, 5]], [1, 2, 2.5], 0.1]],
  },
];
