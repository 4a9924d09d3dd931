/**
 * The product of A with the transposed B, which is read in place.
 */
export function matmulNT(A, B) {
  if (A.cols !== B.cols) throw new RangeError(`matmul: ${shapeOf(A)} times ${B.cols}×${B.rows}: the inner sizes differ`);
  return addMatmulNT(zeros(A.rows, B.rows), A, B);
}
