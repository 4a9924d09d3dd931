/**
 * Products of vectors and matrices.
 *
 * Made from `templates/array/products`: `UPDATE=1 npx vitest run test/ops`.
 */
import { addMatmul, addMatvec, addOuter, addVecmat, entries, sameLength, sameShape, shapeOf, zeros } from './kernels.js';
import type { Matrix, Vector } from './types.js';

/**
 * Dot product gate: each vector receives the other one, times the incoming gradient.
 *
 * Sizes: n·n → 1.
 */
export function dot(X: Matrix, Y: Matrix): number;
export function dot(x: Vector, y: Vector): number;
export function dot(x: any, y: any): any {
  sameShape('dot', x, y);
  let z = 0;
  const xs = entries(x), ys = entries(y);
  for (let i = 0; i < xs.length; i++) z += xs[i] * ys[i];
  return z;
}

/**
 * Matrix product: each factor receives the gradient times the other factor, transposed.
 *
 * Sizes: [m×n]·[n×k] → [m×k].
 */
export function matmul(A: Matrix, B: Matrix): Matrix;
export function matmul(A: any, B: any): any {
  if (A.cols !== B.rows) throw new RangeError(`matmul: ${shapeOf(A)} times ${shapeOf(B)}: the inner sizes differ`);
  const C = addMatmul(zeros(A.rows, B.cols), A, B);
  return C;
}

/**
 * Matrix times vector: the matrix receives the gradient times the vector, the vector the gradient times the columns.
 *
 * Sizes: [m×n]·[n] → [m].
 */
export function matvec(A: Matrix, x: Vector): Float64Array;
export function matvec(A: any, x: any): any {
  sameLength('matvec', A, x, A.cols);
  const y = addMatvec(new Float64Array(A.rows), A, x);
  return y;
}

/**
 * Outer product: each vector receives the gradient times the other one.
 *
 * Sizes: [m], [n] → [m×n].
 */
export function outer(x: Vector, y: Vector): Matrix;
export function outer(x: any, y: any): any {
  const Z = addOuter(zeros(x.length, y.length), x, y);
  return Z;
}

/**
 * Transpose gate: the gradient is transposed.
 *
 * Sizes: [m×n] → [n×m].
 */
export function transpose(A: Matrix): Matrix;
export function transpose(A: any): any {
  const Z = zeros(A.cols, A.rows);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) Z.data[j * A.rows + i] = A.data[i * A.cols + j];
  }
  return Z;
}

/**
 * Vector times matrix: the vector receives the gradient times the rows, the matrix the vector times the gradient.
 *
 * Sizes: [m]·[m×n] → [n].
 */
export function vecmat(x: Vector, A: Matrix): Float64Array;
export function vecmat(x: any, A: any): any {
  sameLength('vecmat', A, x, A.rows);
  const y = addVecmat(new Float64Array(A.cols), x, A);
  return y;
}
