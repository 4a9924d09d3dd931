/**
 * Matrix times vector: the matrix receives the gradient times the vector, the vector the gradient times the columns.
 *
 * @type (A: Matrix, x: Vector): Float64Array
 * @sizes [m×n]·[n] → [m]
 * @noun prod
 */
export function matvec(A, x) {
  sameLength('matvec', A, x, A.cols);
  const y = addMatvec(new Float64Array(A.rows), A, x);

  backward: {
    dA += outer(dy, x);
    dx += vecmat(dy, A);
  }

  return y;
}
