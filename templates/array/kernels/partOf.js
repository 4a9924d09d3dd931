/**
 * In the shape of x: the entries of z from a place on.
 */
export function partOf(x, z, from) {
  return addPartOf(like(x), x, z, from);
}
