/**
 * Hyperbolic-cosine gate: the hyperbolic sine of its input, times the incoming gradient.
 *
 * @name    cosh{x}
 * @noun    cosh
 * @costly
 * @example cosh(0.6931471805599453), dz = 4 → dx = 3
 */
export function cosh(x) {
  const z = Math.cosh(x);

  backward: {
    dx += Math.sinh(x) * dz;
  }

  return z;
}
