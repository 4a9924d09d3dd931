/**
 * Cube-root gate: the incoming gradient, divided by three times the square of its output.
 *
 * @name    cbrt{x}
 * @noun    root
 * @kink    at 0: Infinity, the limit
 * @domain  x !== 0
 * @costly
 * @example cbrt(8), dz = 24 → dx = 2
 * @example cbrt(0), dz = 1 → dx = Infinity
 */
export function cbrt(x) {
  const z = Math.cbrt(x);

  backward: {
    dx += dz / (3 * (z * z));
  }

  return z;
}
