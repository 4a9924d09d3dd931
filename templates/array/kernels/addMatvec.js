/**
 * Adds A·x to y.
 */
export function addMatvec(y, A, x) {
  for (let i = 0; i < A.rows; i++) {
    let total = 0;
    for (let j = 0; j < A.cols; j++) total += A.data[i * A.cols + j] * x[j];
    y[i] += total;
  }
  return y;
}
