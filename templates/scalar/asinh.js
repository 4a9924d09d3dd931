/**
 * Inverse-hyperbolic-sine gate: the incoming gradient, divided by the hypotenuse of its input and one.
 *
 * @name    asinh{x}
 * @noun    asinh
 * @costly
 * @example asinh(0.75), dz = 5 → dx = 4
 */
export function asinh(x) {
  const z = Math.asinh(x);

  backward: {
    dx += dz / Math.hypot(x, 1);
  }

  return z;
}
