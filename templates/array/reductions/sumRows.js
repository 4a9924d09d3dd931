/**
 * Adds up the rows: each row receives the whole gradient.
 *
 * @type (A: Matrix): Float64Array
 * @sizes [m×n] → [n]
 * @noun totals
 */
export function sumRows(A) {
  const z = new Float64Array(A.cols);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) z[j] += A.data[i * A.cols + j];
  }

  backward: {
    dA += repeatRows(A, dz);
  }

  return z;
}
