/**
 * Exponential gate: its output, times the incoming gradient.
 *
 * @name    exp{x}
 * @noun    exp
 * @matches Math.E ** x
 * @matches Math.pow(Math.E, x)
 * @costly
 * @example exp(0), dz = 3 → dx = 3
 */
export function exp(x) {
  const z = Math.exp(x);

  backward: {
    dx += z * dz;
  }

  return z;
}
