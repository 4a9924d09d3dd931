/**
 * Adds up the columns: each column receives the whole gradient.
 *
 * @type (A: Matrix): Float64Array
 * @sizes [m×n] → [m]
 * @noun totals
 */
export function sumColumns(A) {
  const z = new Float64Array(A.rows);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) z[i] += A.data[i * A.cols + j];
  }

  backward: {
    dA += repeatColumns(A, dz);
  }

  return z;
}
