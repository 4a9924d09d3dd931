/**
 * Negate gate: hands the negative of the gradient on.
 *
 * @name    neg{x}
 * @noun    minus
 * @example neg(3), dz = 2 → dx = -2
 */
export function neg(x) {
  const z = -x;

  backward: {
    dx -= dz;
  }

  return z;
}
