/**
 * Rows gate, of a matrix: each entry receives the gradient of its place.
 *
 * @type (A: Matrix): number[][]
 * @sizes [m×n] → m rows of n
 * @noun rows
 */
export function rowsOf(A) {
  const rows = new Array(A.rows);
  for (let i = 0; i < A.rows; i++) {
    rows[i] = new Array(A.cols);
    for (let j = 0; j < A.cols; j++) rows[i][j] = A.data[i * A.cols + j];
  }

  backward: {
    dA += matrix(drows);
  }

  return rows;
}
