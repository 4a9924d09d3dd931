/**
 * Adds `value` to each entry of `z`.
 */
export function addFilled(z, x, value) {
  for (const i in z) z[i] += value;
  return z;
}
