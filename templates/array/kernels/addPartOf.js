/**
 * Adds the entries of z from a place on to those of dx.
 */
export function addPartOf(dx, x, z, from) {
  const dxs = entries(dx), zs = entries(z);
  for (let i = 0; i < dxs.length; i++) dxs[i] += zs[from + i];
  return dx;
}
