/**
 * The product of the transposed A, which is read in place, with B.
 */
export function matmulTN(A, B) {
  if (A.rows !== B.rows) throw new RangeError(`matmul: ${A.cols}×${A.rows} times ${shapeOf(B)}: the inner sizes differ`);
  return addMatmulTN(zeros(A.cols, B.cols), A, B);
}
