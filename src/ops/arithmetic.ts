/**
 * Arithmetic entry by entry, and row by row or column by column.
 *
 * Made from `templates/array/arithmetic`: `UPDATE=1 npx vitest run test/ops`.
 */
import { addRepeatColumns, addRepeatRows, copy, entries, like, sameLength, sameShape, zeros } from './kernels.js';
import type { Matrix, Vector } from './types.js';

/**
 * Add gate, entry by entry: hands the incoming gradient on to both.
 *
 * Sizes: equal.
 */
export function add(X: Matrix, Y: Matrix): Matrix;
export function add(x: Vector, y: Vector): Float64Array;
export function add(x: any, y: any): any {
  sameShape('add', x, y);
  const z = like(x);
  const zs = entries(z), xs = entries(x), ys = entries(y);
  for (let i = 0; i < xs.length; i++) zs[i] = xs[i] + ys[i];
  return z;
}

/**
 * Adds a column to each column: the column receives the sum of the gradients of all columns.
 *
 * Sizes: [m×n], [m] → [m×n].
 */
export function addColumn(A: Matrix, b: Vector): Matrix;
export function addColumn(A: any, b: any): any {
  sameLength('addColumn', A, b, A.rows);
  const Z = addRepeatColumns(copy(A), A, b);
  return Z;
}

/**
 * Adds a row to each row: the row receives the sum of the gradients of all rows.
 *
 * Sizes: [m×n], [n] → [m×n].
 */
export function addRow(A: Matrix, b: Vector): Matrix;
export function addRow(A: any, b: any): any {
  sameLength('addRow', A, b, A.cols);
  const Z = addRepeatRows(copy(A), A, b);
  return Z;
}

/**
 * Divide gate, entry by entry: the gradient is divided by the denominator, and by it once more, times the quotient, for the denominator itself.
 *
 * Sizes: equal.
 */
export function div(X: Matrix, Y: Matrix): Matrix;
export function div(x: Vector, y: Vector): Float64Array;
export function div(x: any, y: any): any {
  sameShape('div', x, y);
  const z = like(x);
  const zs = entries(z), xs = entries(x), ys = entries(y);
  for (let i = 0; i < xs.length; i++) zs[i] = xs[i] / ys[i];
  return z;
}

/**
 * Multiply gate, entry by entry: each input receives the other one, times the incoming gradient.
 *
 * Sizes: equal.
 */
export function mul(X: Matrix, Y: Matrix): Matrix;
export function mul(x: Vector, y: Vector): Float64Array;
export function mul(x: any, y: any): any {
  sameShape('mul', x, y);
  const z = like(x);
  const zs = entries(z), xs = entries(x), ys = entries(y);
  for (let i = 0; i < xs.length; i++) zs[i] = xs[i] * ys[i];
  return z;
}

/**
 * Multiplies each column by a column: the gradient is multiplied too, and the column receives the sum of entry times gradient.
 *
 * Sizes: [m×n], [m] → [m×n].
 */
export function mulColumn(A: Matrix, b: Vector): Matrix;
export function mulColumn(A: any, b: any): any {
  sameLength('mulColumn', A, b, A.rows);
  const Z = zeros(A.rows, A.cols);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) Z.data[i * A.cols + j] = A.data[i * A.cols + j] * b[i];
  }
  return Z;
}

/**
 * Multiplies each row by a row: the gradient is multiplied too, and the row receives the sum of entry times gradient.
 *
 * Sizes: [m×n], [n] → [m×n].
 */
export function mulRow(A: Matrix, b: Vector): Matrix;
export function mulRow(A: any, b: any): any {
  sameLength('mulRow', A, b, A.cols);
  const Z = zeros(A.rows, A.cols);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) Z.data[i * A.cols + j] = A.data[i * A.cols + j] * b[j];
  }
  return Z;
}

/**
 * Negation gate, entry by entry: the gradient changes its sign.
 */
export function neg(X: Matrix): Matrix;
export function neg(x: Vector): Float64Array;
export function neg(x: any): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = -xs[i];
  return z;
}

/**
 * Scale gate: the gradient is scaled too; the factor receives the sum of entry times gradient.
 */
export function scale(X: Matrix, s: number): Matrix;
export function scale(x: Vector, s: number): Float64Array;
export function scale(x: any, s: any): any {
  const z = like(x);
  const zs = entries(z), xs = entries(x);
  for (let i = 0; i < xs.length; i++) zs[i] = xs[i] * s;
  return z;
}

/**
 * Subtract gate, entry by entry: hands the incoming gradient on, with the other sign to what is taken away.
 *
 * Sizes: equal.
 */
export function sub(X: Matrix, Y: Matrix): Matrix;
export function sub(x: Vector, y: Vector): Float64Array;
export function sub(x: any, y: any): any {
  sameShape('sub', x, y);
  const z = like(x);
  const zs = entries(z), xs = entries(x), ys = entries(y);
  for (let i = 0; i < xs.length; i++) zs[i] = xs[i] - ys[i];
  return z;
}
