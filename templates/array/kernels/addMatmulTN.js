/**
 * Adds to C the product of the transposed A with B.
 */
export function addMatmulTN(C, A, B) {
  const n = B.cols;
  for (let k = 0; k < A.rows; k++) {
    for (let i = 0; i < A.cols; i++) {
      const a = A.data[k * A.cols + i];
      for (let j = 0; j < n; j++) C.data[i * n + j] += a * B.data[k * n + j];
    }
  }
  return C;
}
