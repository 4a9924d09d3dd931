/**
 * All entries of a vector or matrix, in order.
 */
export function entries(x) {
  return x.data ?? x;
}
