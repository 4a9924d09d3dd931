/**
 * Exponential gate: the logarithm of the base times its output, times the incoming gradient.
 *
 * @noun    power
 * @literal b
 * @matches Math.pow(b, y)
 * @domain  b > 0
 * @costly
 * @example expBase(2, 3), dz = 2 → dy = 11.090354888959125
 */
export function expBase(b, y) {
  const z = b ** y;

  backward: {
    dy += Math.log(b) * z * dz;
  }

  return z;
}
