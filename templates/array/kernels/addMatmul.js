/**
 * Adds A·B to C.
 */
export function addMatmul(C, A, B) {
  const n = B.cols;
  for (let i = 0; i < A.rows; i++) {
    for (let k = 0; k < A.cols; k++) {
      const a = A.data[i * A.cols + k];
      for (let j = 0; j < n; j++) C.data[i * n + j] += a * B.data[k * n + j];
    }
  }
  return C;
}
