/**
 * Adds z to the entries or rows of dx from `from` on.
 */
export function addSpread(dx, x, z, from) {
  const dxs = entries(dx), zs = entries(z);
  const first = from * (z.cols ?? 1);
  for (let i = 0; i < zs.length; i++) dxs[first + i] += zs[i];
  return dx;
}
