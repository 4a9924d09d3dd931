/**
 * Absolute-value gate: the sign of its input, times the incoming gradient.
 *
 * @name    abs{x}
 * @noun    abs
 * @kink    at 0: 0
 * @example abs(-3), dz = 2 → dx = -2
 * @example abs(0), dz = 2 → dx = 0
 */
export function abs(x) {
  const z = Math.abs(x);

  backward: {
    dx += Math.sign(x) * dz;
  }

  return z;
}
