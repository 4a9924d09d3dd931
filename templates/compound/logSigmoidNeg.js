/**
 * Falling log-sigmoid gate: minus the sigmoid of its input, times the incoming gradient.
 *
 * @name    logsigm{x}
 * @noun    logsig
 * @matches Math.log(1 - Math.exp(x) / (1 + Math.exp(x)))
 * @costly
 * @example logSigmoidNeg(0), dz = 2 → dx = -1
 * @example logSigmoidNeg(1000), dz = 2 → dx = -2
 */
export function logSigmoidNeg(x) {
  const z = Math.log(1 / (1 + Math.exp(x)));

  backward: {
    dx -= dz / (1 + Math.exp(-x));
  }

  return z;
}
