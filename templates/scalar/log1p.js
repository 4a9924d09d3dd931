/**
 * Logarithm-of-one-plus gate: the incoming gradient, divided by one plus its input.
 *
 * @name    log1p{x}
 * @noun    log
 * @kink    at -1: Infinity, the limit
 * @domain  x > -1
 * @costly
 * @example log1p(3), dz = 2 → dx = 0.5
 */
export function log1p(x) {
  const z = Math.log1p(x);

  backward: {
    dx += dz / (1 + x);
  }

  return z;
}
