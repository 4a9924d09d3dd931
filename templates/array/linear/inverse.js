/**
 * Inverse gate: minus the transposed inverse, times the gradient, times the transposed inverse (Giles 2008).
 *
 * @type (A: Matrix): Matrix
 * @sizes [n×n] → [n×n]
 * @noun inverted
 */
export function inverse(A) {
  isSquare('inverse', A);
  const Z = solve(A, eye(A.rows));

  backward: {
    dA += neg(matmul(matmul(transpose(Z), dZ), transpose(Z)));
  }

  return Z;
}
