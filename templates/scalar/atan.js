/**
 * Arctangent gate: the incoming gradient, divided by one plus the square of its input.
 *
 * @name    atan{x}
 * @noun    angle
 * @costly
 * @example atan(2), dz = 10 → dx = 2
 */
export function atan(x) {
  const z = Math.atan(x);

  backward: {
    dx += dz / (1 + x * x);
  }

  return z;
}
