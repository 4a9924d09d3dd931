/**
 * Inverse-hyperbolic-cosine gate: the incoming gradient, divided by the roots of input - 1 and of input + 1.
 *
 * @name    acosh{x}
 * @noun    acosh
 * @kink    at 1: Infinity, the limit
 * @domain  x > 1
 * @costly
 * @example acosh(1.25), dz = 3 → dx = 4
 * @example acosh(1), dz = 1 → dx = Infinity
 */
export function acosh(x) {
  const z = Math.acosh(x);

  backward: {
    dx += dz / (Math.sqrt(x - 1) * Math.sqrt(x + 1));
  }

  return z;
}
