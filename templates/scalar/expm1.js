/**
 * Exponential-minus-one gate: the exponential of its input, times the incoming gradient.
 *
 * @name    expm1{x}
 * @noun    exp
 * @costly
 * @example expm1(0), dz = 3 → dx = 3
 */
export function expm1(x) {
  const z = Math.expm1(x);

  backward: {
    dx += Math.exp(x) * dz;
  }

  return z;
}
