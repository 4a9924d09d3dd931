/**
 * Trace gate: the gradient goes to the diagonal.
 *
 * @type (A: Matrix): number
 * @sizes [n×n] → 1
 * @noun traced
 */
export function trace(A) {
  isSquare('trace', A);
  let z = 0;
  for (let i = 0; i < A.rows; i++) z += A.data[i * A.cols + i];

  backward: {
    dA += scale(eye(A.rows), dz);
  }

  return z;
}
