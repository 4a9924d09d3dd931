/**
 * Logarithm gate: the incoming gradient, divided by its input.
 *
 * @name    log{x}
 * @noun    log
 * @kink    at 0: Infinity, the limit
 * @domain  x > 0
 * @costly
 * @example log(4), dz = 2 → dx = 0.5
 * @example log(0), dz = 1 → dx = Infinity
 */
export function log(x) {
  const z = Math.log(x);

  backward: {
    dx += dz / x;
  }

  return z;
}
