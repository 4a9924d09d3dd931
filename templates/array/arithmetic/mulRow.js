/**
 * Multiplies each row by a row: the gradient is multiplied too, and the row receives the sum of entry times gradient.
 *
 * @type (A: Matrix, b: Vector): Matrix
 * @sizes [m×n], [n] → [m×n]
 * @noun prods
 */
export function mulRow(A, b) {
  sameLength('mulRow', A, b, A.cols);
  const Z = zeros(A.rows, A.cols);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) Z.data[i * A.cols + j] = A.data[i * A.cols + j] * b[j];
  }

  backward: {
    dA += mulRow(dZ, b);
    db += sumRows(mul(A, dZ));
  }

  return Z;
}
