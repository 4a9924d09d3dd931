/**
 * Zeros in the shape of a vector or matrix.
 */
export function like(x) {
  return x.data === undefined ? new Float64Array(x.length) : zeros(x.rows, x.cols);
}
