/**
 * Inverse-hyperbolic-tangent gate: the incoming gradient, divided by (1 - input) * (1 + input).
 *
 * @name    atanh{x}
 * @noun    atanh
 * @kink    at -1 and 1: Infinity, the limit
 * @domain  Math.abs(x) < 1
 * @costly
 * @example atanh(0.5), dz = 3 → dx = 4
 */
export function atanh(x) {
  const z = Math.atanh(x);

  backward: {
    dx += dz / ((1 - x) * (1 + x));
  }

  return z;
}
