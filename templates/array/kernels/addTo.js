/**
 * Adds the entries of `x` to those of `z`.
 */
export function addTo(z, x) {
  for (const i in x) z[i] += x[i];
  return z;
}
