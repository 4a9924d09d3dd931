/**
 * Arccosine gate: minus the incoming gradient, divided by the root of (1 - input) * (1 + input).
 *
 * @name    acos{x}
 * @noun    angle
 * @kink    at -1 and 1: -Infinity, the limit
 * @domain  Math.abs(x) < 1
 * @costly
 * @example acos(0.6), dz = 4 → dx = -5
 * @example acos(1), dz = 1 → dx = -Infinity
 */
export function acos(x) {
  const z = Math.acos(x);

  backward: {
    dx -= dz / Math.sqrt((1 - x) * (1 + x));
  }

  return z;
}
