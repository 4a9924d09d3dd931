/**
 * Adds `value` to the place where x first has the entry z.
 */
export function addWinner(dx, x, z, value) {
  const at = entries(x).indexOf(z);
  if (at >= 0) entries(dx)[at] += value;
  return dx;
}
