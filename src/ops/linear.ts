/**
 * Linear algebra: factorisations, systems of equations, determinants.
 *
 * Made from `templates/array/linear`: `UPDATE=1 npx vitest run test/ops`.
 */
import { entries, factors, isSquare, like, shapeOf, zeros } from './kernels.js';
import { eye } from './making.js';
import type { Matrix, Vector } from './types.js';

/**
 * Cholesky factor L of a symmetric matrix A = L·Lᵀ, of which the lower triangle is read: the pullback of Murray (2016), which goes to that triangle.
 *
 * Sizes: [n×n] → [n×n].
 */
export function cholesky(A: Matrix): Matrix;
export function cholesky(A: any): any {
  isSquare('cholesky', A);
  const n = A.rows;
  const L = zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = A.data[i * n + j];
      for (let k = 0; k < j; k++) rest -= L.data[i * n + k] * L.data[j * n + k];
      if (i !== j) L.data[i * n + j] = rest / L.data[j * n + j];
      else if (rest > 0) L.data[i * n + i] = Math.sqrt(rest);
      else throw new RangeError('cholesky: the matrix is not positive definite');
    }
  }
  return L;
}

/**
 * Inverse gate: minus the transposed inverse, times the gradient, times the transposed inverse (Giles 2008).
 *
 * Sizes: [n×n] → [n×n].
 */
export function inverse(A: Matrix): Matrix;
export function inverse(A: any): any {
  isSquare('inverse', A);
  const Z = solve(A, eye(A.rows));
  return Z;
}

/**
 * The logarithm of the absolute determinant: the matrix receives its transposed inverse, times the incoming gradient (Giles 2008).
 *
 * Sizes: [n×n] → 1.
 */
export function logDet(A: Matrix): number;
export function logDet(A: any): any {
  const { LU } = factors('logDet', A);
  let z = 0;
  for (let i = 0; i < A.rows; i++) z += Math.log(Math.abs(LU.data[i * A.cols + i]));
  return z;
}

/**
 * Solves A·x = b: the right side receives the solution with the transposed matrix for the gradient, the matrix minus that times x (Giles 2008).
 *
 * Sizes: [n×n], [n] → [n].
 */
export function solve(A: Matrix, B: Matrix): Matrix;
export function solve(A: Matrix, b: Vector): Float64Array;
export function solve(A: any, b: any): any {
  if ((b.rows ?? b.length) !== A.rows) throw new RangeError(`solve: ${shapeOf(A)} with ${shapeOf(b)}: the rows differ`);
  const { LU, order } = factors('solve', A);
  const n = A.rows, m = b.cols ?? 1;
  const x = like(b);
  const xs = entries(x), bs = entries(b);
  for (let j = 0; j < m; j++) {
    for (let i = 0; i < n; i++) {
      let rest = bs[order[i] * m + j];
      for (let k = 0; k < i; k++) rest -= LU.data[i * n + k] * xs[k * m + j];
      xs[i * m + j] = rest;
    }
    for (let i = n - 1; i >= 0; i--) {
      let rest = xs[i * m + j];
      for (let k = i + 1; k < n; k++) rest -= LU.data[i * n + k] * xs[k * m + j];
      xs[i * m + j] = rest / LU.data[i * n + i];
    }
  }
  return x;
}

/**
 * Trace gate: the gradient goes to the diagonal.
 *
 * Sizes: [n×n] → 1.
 */
export function trace(A: Matrix): number;
export function trace(A: any): any {
  isSquare('trace', A);
  let z = 0;
  for (let i = 0; i < A.rows; i++) z += A.data[i * A.cols + i];
  return z;
}
