/**
 * A vector or matrix in the shape of `x`, with `value` for all its entries.
 */
export function filled(x, value) {
  return addFilled(like(x), x, value);
}
