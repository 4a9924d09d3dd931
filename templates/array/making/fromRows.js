/**
 * Rows gate: each row receives the gradient of its row in the matrix.
 *
 * @type (rows: readonly Vector[]): Matrix
 * @sizes m rows of n → [m×n]
 * @noun M
 */
export function fromRows(rows) {
  const M = matrix(rows);

  backward: {
    drows += rowsOf(dM);
  }

  return M;
}
