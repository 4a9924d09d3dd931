/**
 * A matrix in the shape of A whose columns are all x.
 */
export function repeatColumns(A, x) {
  return addRepeatColumns(zeros(A.rows, A.cols), A, x);
}
