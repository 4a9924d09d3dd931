/**
 * Decimal-logarithm gate: the decimal logarithm of e over its input, times the incoming gradient.
 *
 * @name    log10{x}
 * @noun    log
 * @kink    at 0: Infinity, the limit
 * @domain  x > 0
 * @costly
 * @example log10(2), dz = 4 → dx = 0.8685889638065036
 */
export function log10(x) {
  const z = Math.log10(x);

  backward: {
    dx += Math.LOG10E / x * dz;
  }

  return z;
}
