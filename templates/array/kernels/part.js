/**
 * In the shape of x: the entries of z from a place on.
 */
export function part(x, z, from) {
  return addPart(like(x), x, z, from);
}
