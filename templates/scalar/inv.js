/**
 * Reciprocal gate: minus the square of its output, times the incoming gradient.
 *
 * @name    inv{x}
 * @noun    inverse
 * @matches x ** -1
 * @matches Math.pow(x, -1)
 * @domain  x !== 0
 * @example inv(2), dz = 4 → dx = -1
 */
export function inv(x) {
  const z = 1 / x;

  backward: {
    dx += -(z * z) * dz;
  }

  return z;
}
