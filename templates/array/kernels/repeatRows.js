/**
 * A matrix in the shape of A whose rows are all x.
 */
export function repeatRows(A, x) {
  return addRepeatRows(zeros(A.rows, A.cols), A, x);
}
