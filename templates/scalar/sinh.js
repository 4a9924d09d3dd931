/**
 * Hyperbolic-sine gate: the hyperbolic cosine of its input, times the incoming gradient.
 *
 * @name    sinh{x}
 * @noun    sinh
 * @costly
 * @example sinh(0.6931471805599453), dz = 4 → dx = 5
 */
export function sinh(x) {
  const z = Math.sinh(x);

  backward: {
    dx += Math.cosh(x) * dz;
  }

  return z;
}
