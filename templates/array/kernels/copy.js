/**
 * A copy of a vector or matrix.
 */
export function copy(x) {
  return addTo(like(x), x);
}
