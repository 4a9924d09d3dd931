/**
 * Transpose gate: the gradient is transposed.
 *
 * @type (A: Matrix): Matrix
 * @sizes [m×n] → [n×m]
 * @noun T
 */
export function transpose(A) {
  const Z = zeros(A.cols, A.rows);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) Z.data[j * A.rows + i] = A.data[i * A.cols + j];
  }

  backward: {
    dA += transpose(dZ);
  }

  return Z;
}
