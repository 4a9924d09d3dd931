/**
 * The logarithm of the absolute determinant: the matrix receives its transposed inverse, times the incoming gradient (Giles 2008).
 *
 * @type (A: Matrix): number
 * @sizes [n×n] → 1
 * @noun logdet
 */
export function logDet(A) {
  const { LU } = factors('logDet', A);
  let z = 0;
  for (let i = 0; i < A.rows; i++) z += Math.log(Math.abs(LU.data[i * A.cols + i]));

  backward: {
    dA += scale(transpose(inverse(A)), dz);
  }

  return z;
}
