/**
 * Vector times matrix: the vector receives the gradient times the rows, the matrix the vector times the gradient.
 *
 * @type (x: Vector, A: Matrix): Float64Array
 * @sizes [m]·[m×n] → [n]
 * @noun prod
 */
export function vecmat(x, A) {
  sameLength('vecmat', A, x, A.rows);
  const y = addVecmat(new Float64Array(A.cols), x, A);

  backward: {
    dx += matvec(A, dy);
    dA += outer(x, dy);
  }

  return y;
}
