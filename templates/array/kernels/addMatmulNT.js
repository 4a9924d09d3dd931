/**
 * Adds to C the product of A with the transposed B.
 */
export function addMatmulNT(C, A, B) {
  const n = A.cols;
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < B.rows; j++) {
      let total = 0;
      for (let k = 0; k < n; k++) total += A.data[i * n + k] * B.data[j * n + k];
      C.data[i * B.rows + j] += total;
    }
  }
  return C;
}
