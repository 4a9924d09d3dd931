/**
 * In the shape of x: z from the entry or row `from` on, and zeros elsewhere.
 */
export function spread(x, z, from) {
  return addSpread(like(x), x, z, from);
}
