/**
 * Matrix product: each factor receives the gradient times the other factor, transposed.
 *
 * @type (A: Matrix, B: Matrix): Matrix
 * @sizes [m×n]·[n×k] → [m×k]
 * @noun prod
 */
export function matmul(A, B) {
  if (A.cols !== B.rows) throw new RangeError(`matmul: ${shapeOf(A)} times ${shapeOf(B)}: the inner sizes differ`);
  const C = addMatmul(zeros(A.rows, B.cols), A, B);

  backward: {
    dA += matmul(dC, transpose(B));
    dB += matmul(transpose(A), dC);
  }

  return C;
}
