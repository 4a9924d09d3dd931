/**
 * Adds a row to each row: the row receives the sum of the gradients of all rows.
 *
 * @type (A: Matrix, b: Vector): Matrix
 * @sizes [m×n], [n] → [m×n]
 * @noun sums
 */
export function addRow(A, b) {
  sameLength('addRow', A, b, A.cols);
  const Z = addRepeatRows(copy(A), A, b);

  backward: {
    dA += dZ;
    db += sumRows(dZ);
  }

  return Z;
}
