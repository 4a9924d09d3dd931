/**
 * The mean of the rows: each row receives its share of the gradient.
 *
 * @type (A: Matrix): Float64Array
 * @sizes [m×n] → [n]
 * @noun avgs
 */
export function meanRows(A) {
  const z = scale(sumRows(A), 1 / A.rows);

  backward: {
    dA += repeatRows(A, scale(dz, 1 / A.rows));
  }

  return z;
}
