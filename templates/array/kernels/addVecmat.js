/**
 * Adds x·A to y.
 */
export function addVecmat(y, x, A) {
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) y[j] += x[i] * A.data[i * A.cols + j];
  }
  return y;
}
