/**
 * Tangent gate: one plus the square of its output, times the incoming gradient.
 *
 * @name    tan{x}
 * @noun    tangent
 * @domain  Math.abs(x) < 1.5
 * @costly
 * @example tan(0.7853981633974483), dz = 3 → dx = 6
 */
export function tan(x) {
  const z = Math.tan(x);

  backward: {
    dx += (1 + z * z) * dz;
  }

  return z;
}
