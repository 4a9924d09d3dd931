/**
 * Power gate: the base receives the exponent times the next lower power, times the incoming gradient;
 * the exponent receives the logarithm of the base times the output, times that gradient.
 *
 * No logarithm of the base unless the exponent is active.
 *
 * @noun    power
 * @matches Math.pow(x, y)
 * @kink    at y = 0: 0 on x, whatever x is
 * @kink    at x = 0 and y >= 0: 0 on y
 * @domain  x > 0
 * @costly
 * @example pow(2, 3), dz = 2 → dx = 24, dy = 11.090354888959125
 * @example pow(0, 0), dz = 1 → dx = 0, dy = 0
 * @example pow(0, 2), dz = 1 → dx = 0, dy = 0
 * @example pow(0, 1), dz = 1 → dx = 1, dy = 0
 */
export function pow(x, y) {
  const z = x ** y;

  backward: {
    if (y !== 0) dx += y * x ** (y - 1) * dz;
    if (x !== 0 || y < 0) dy += Math.log(x) * z * dz;
  }

  return z;
}
