/**
 * Binary-logarithm gate: the binary logarithm of e over its input, times the incoming gradient.
 *
 * @name    log2{x}
 * @noun    log
 * @kink    at 0: Infinity, the limit
 * @domain  x > 0
 * @costly
 * @example log2(2), dz = 4 → dx = 2.8853900817779268
 */
export function log2(x) {
  const z = Math.log2(x);

  backward: {
    dx += Math.LOG2E / x * dz;
  }

  return z;
}
