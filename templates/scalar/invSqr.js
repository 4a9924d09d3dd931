/**
 * Inverse-square gate: minus twice its output over its input, times the incoming gradient.
 *
 * @name    inv{x}sqr
 * @noun    inverse
 * @matches Math.pow(x, -2)
 * @domain  x !== 0
 * @costly
 * @example invSqr(2), dz = 4 → dx = -1
 */
export function invSqr(x) {
  const z = x ** -2;

  backward: {
    dx += -2 * (z / x) * dz;
  }

  return z;
}
