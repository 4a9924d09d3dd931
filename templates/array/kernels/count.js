/**
 * The number of entries of a vector or matrix.
 */
export function count(x) {
  return entries(x).length;
}
