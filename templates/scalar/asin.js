/**
 * Arcsine gate: the incoming gradient, divided by the root of (1 - input) * (1 + input).
 *
 * @name    asin{x}
 * @noun    angle
 * @kink    at -1 and 1: Infinity, the limit
 * @domain  Math.abs(x) < 1
 * @costly
 * @example asin(0.6), dz = 4 → dx = 5
 * @example asin(1), dz = 1 → dx = Infinity
 */
export function asin(x) {
  const z = Math.asin(x);

  backward: {
    dx += dz / Math.sqrt((1 - x) * (1 + x));
  }

  return z;
}
