/**
 * Log-sigmoid gate: the sigmoid of minus its input, times the incoming gradient.
 *
 * @name    logsig{x}
 * @noun    logsig
 * @matches Math.log(1 - 1 / (1 + Math.exp(x)))
 * @matches Math.log(Math.exp(x) / (1 + Math.exp(x)))
 * @costly
 * @example logSigmoid(0), dz = 2 → dx = 1
 * @example logSigmoid(-1000), dz = 2 → dx = 2
 */
export function logSigmoid(x) {
  const z = Math.log(1 / (1 + Math.exp(-x)));

  backward: {
    dx += dz / (1 + Math.exp(x));
  }

  return z;
}
