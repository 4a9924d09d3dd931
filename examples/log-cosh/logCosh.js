/**
 * Log-cosh gate: tanh of the input times the incoming gradient, never more than that gradient.
 *
 * @noun    logcosh
 * @costly
 * @example logCosh(0), dz = 3 → dx = 0
 * @example logCosh(800), dz = 3 → dx = 3
 */
export function logCosh(x) {
  const z = Math.abs(x) + Math.log1p(Math.exp(-2 * Math.abs(x))) - Math.LN2;

  backward: {
    dx += Math.tanh(x) * dz;
  }

  return z;
}
