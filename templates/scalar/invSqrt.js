/**
 * Inverse-root gate: minus half its output over its input, times the incoming gradient.
 *
 * @name    invroot{x}
 * @noun    inverse
 * @matches Math.pow(x, -0.5)
 * @domain  x > 0
 * @costly
 * @example invSqrt(4), dz = 16 → dx = -1
 */
export function invSqrt(x) {
  const z = x ** -0.5;

  backward: {
    dx += -0.5 * (z / x) * dz;
  }

  return z;
}
