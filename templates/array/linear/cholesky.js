/**
 * Cholesky factor L of a symmetric matrix A = L·Lᵀ, of which the lower triangle is read: the pullback of Murray (2016), which goes to that triangle.
 *
 * @type (A: Matrix): Matrix
 * @sizes [n×n] → [n×n]
 * @noun L
 */
export function cholesky(A) {
  isSquare('cholesky', A);
  const n = A.rows;
  const L = zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = A.data[i * n + j];
      for (let k = 0; k < j; k++) rest -= L.data[i * n + k] * L.data[j * n + k];
      if (i !== j) L.data[i * n + j] = rest / L.data[j * n + j];
      else if (rest > 0) L.data[i * n + i] = Math.sqrt(rest);
      else throw new RangeError('cholesky: the matrix is not positive definite');
    }
  }

  backward: {
    dA += choleskyGradient(L, dL);
  }

  return L;
}
