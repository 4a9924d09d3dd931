/**
 * Adds a column to each column: the column receives the sum of the gradients of all columns.
 *
 * @type (A: Matrix, b: Vector): Matrix
 * @sizes [m×n], [m] → [m×n]
 * @noun sums
 */
export function addColumn(A, b) {
  sameLength('addColumn', A, b, A.rows);
  const Z = addRepeatColumns(copy(A), A, b);

  backward: {
    dA += dZ;
    db += sumColumns(dZ);
  }

  return Z;
}
