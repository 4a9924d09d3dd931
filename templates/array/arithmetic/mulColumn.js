/**
 * Multiplies each column by a column: the gradient is multiplied too, and the column receives the sum of entry times gradient.
 *
 * @type (A: Matrix, b: Vector): Matrix
 * @sizes [m×n], [m] → [m×n]
 * @noun prods
 */
export function mulColumn(A, b) {
  sameLength('mulColumn', A, b, A.rows);
  const Z = zeros(A.rows, A.cols);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) Z.data[i * A.cols + j] = A.data[i * A.cols + j] * b[i];
  }

  backward: {
    dA += mulColumn(dZ, b);
    db += sumColumns(mul(A, dZ));
  }

  return Z;
}
