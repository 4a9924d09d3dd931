/**
 * Vectors and matrices from their sizes or from rows, and rows of them.
 *
 * Made from `templates/array/making`: `UPDATE=1 npx vitest run test/ops`.
 */
import { entries, zeros } from './kernels.js';
import type { Matrix, Vector } from './types.js';

export { zeros } from './kernels.js';

/**
 * The identity matrix: ones on the diagonal.
 */
export function eye(n: number): Matrix;
export function eye(n: any): any {
  const Z = zeros(n, n);
  for (let i = 0; i < n; i++) Z.data[i * n + i] = 1;

  return Z;
}

/**
 * Rows gate: each row receives the gradient of its row in the matrix.
 *
 * Sizes: m rows of n → [m×n].
 */
export function fromRows(rows: readonly Vector[]): Matrix;
export function fromRows(rows: any): any {
  const M = matrix(rows);
  return M;
}

/**
 * Matrix gate, from its rows: each number receives the gradient of its entry.
 *
 * Sizes: m rows of n → [m×n].
 */
export function matrix(rows: readonly Vector[]): Matrix;
export function matrix(rows: any): any {
  const cols = rows.length === 0 ? 0 : rows[0].length;
  const M = zeros(rows.length, cols);
  for (let i = 0; i < rows.length; i++) {
    if (rows[i].length !== cols) throw new RangeError(`matrix: a row of ${rows[i].length} among rows of ${cols}`);
    for (let j = 0; j < cols; j++) M.data[i * cols + j] = rows[i][j];
  }
  return M;
}

/**
 * Ones: a vector of a length, or a matrix.
 */
export function ones(length: number): Float64Array;
export function ones(rows: number, cols: number): Matrix;
export function ones(rows: any, cols?: any): any {
  const z = zeros(rows, cols);
  const zs = entries(z);
  for (let i = 0; i < zs.length; i++) zs[i] = 1;

  return z;
}

/**
 * Rows gate, of a matrix: each entry receives the gradient of its place.
 *
 * Sizes: [m×n] → m rows of n.
 */
export function rowsOf(A: Matrix): number[][];
export function rowsOf(A: any): any {
  const rows = new Array(A.rows);
  for (let i = 0; i < A.rows; i++) {
    rows[i] = new Array(A.cols);
    for (let j = 0; j < A.cols; j++) rows[i][j] = A.data[i * A.cols + j];
  }
  return rows;
}
