/**
 * The number of entries of a vector or matrix.
 */
export function size(x) {
  return entries(x).length;
}
