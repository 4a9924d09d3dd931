/**
 * Parts of vectors and matrices, and vectors and matrices of parts.
 *
 * Made from `templates/array/pieces`: `UPDATE=1 npx vitest run test/ops`.
 */
import { entries, shapeOf, zeros } from './kernels.js';
import type { Labels, Matrix, Vector } from './types.js';

/**
 * Concat gate, of vectors, or of matrices one below the other: each receives its part of the gradient.
 *
 * Sizes: [m×n], [k×n] → [(m+k)×n].
 */
export function concat(X: Matrix, Y: Matrix): Matrix;
export function concat(x: Vector, y: Vector): Float64Array;
export function concat(x: any, y: any): any {
  if (x.data !== undefined && x.cols !== y.cols) throw new RangeError(`concat: ${shapeOf(x)} and ${shapeOf(y)}: the columns differ`);
  const z = x.data === undefined ? new Float64Array(x.length + y.length) : zeros(x.rows + y.rows, x.cols);
  const xs = entries(x), ys = entries(y), zs = entries(z);
  for (let i = 0; i < xs.length; i++) zs[i] = xs[i];
  for (let i = 0; i < ys.length; i++) zs[xs.length + i] = ys[i];
  return z;
}

/**
 * Gather gate: each row receives the gradients of all places that it went to.
 *
 * Sizes: [m×n], k places → [k×n].
 */
export function gather(A: Matrix, indices: Labels): Matrix;
export function gather(A: any, indices: any): any {
  const Z = zeros(indices.length, A.cols);
  for (let i = 0; i < indices.length; i++) {
    const row = indices[i];
    if (!(row >= 0 && row < A.rows && Number.isInteger(row))) throw new RangeError(`gather: there is no row ${row} in ${shapeOf(A)}`);
    for (let j = 0; j < A.cols; j++) Z.data[i * A.cols + j] = A.data[row * A.cols + j];
  }
  return Z;
}

/**
 * Reshape gate: the same entries in the same order, and so the same gradient.
 *
 * Sizes: as many entries → [rows×cols].
 */
export function reshape(X: Matrix, rows: number, cols: number): Matrix;
export function reshape(x: Vector, rows: number, cols: number): Matrix;
export function reshape(x: any, rows: any, cols: any): any {
  const xs = entries(x);
  if (xs.length !== rows * cols) throw new RangeError(`reshape: ${shapeOf(x)} as ${rows}×${cols}`);
  const Z = zeros(rows, cols);
  for (let i = 0; i < xs.length; i++) Z.data[i] = xs[i];
  return Z;
}

/**
 * Slice gate, of entries of a vector or rows of a matrix: they receive the gradient, the others nothing.
 *
 * Sizes: [m×n] → [(to-from)×n].
 */
export function slice(X: Matrix, from: number, to: number): Matrix;
export function slice(x: Vector, from: number, to: number): Float64Array;
export function slice(x: any, from: any, to: any): any {
  const length = x.rows ?? x.length;
  if (!(from >= 0 && from <= to && to <= length)) throw new RangeError(`slice: ${from} to ${to} of ${shapeOf(x)}`);
  const z = x.data === undefined ? new Float64Array(to - from) : zeros(to - from, x.cols);
  const xs = entries(x), zs = entries(z);
  const first = from * (x.cols ?? 1);
  for (let i = 0; i < zs.length; i++) zs[i] = xs[first + i];
  return z;
}
