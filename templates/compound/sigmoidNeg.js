/**
 * Falling-sigmoid gate: minus (1 - output) * output, times the incoming gradient.
 *
 * The sigmoid of minus its input, so that `1 / (1 + Math.exp(-k * x))` never multiplies Infinity by 0.
 *
 * @name    sigm{x}
 * @noun    sig
 * @matches (1 + Math.exp(x)) ** -1
 * @matches Math.pow(1 + Math.exp(x), -1)
 * @costly
 * @example sigmoidNeg(0), dz = 2 → dx = -0.5
 * @example sigmoidNeg(800), dz = 2 → dx = 0
 */
export function sigmoidNeg(x) {
  const z = 1 / (1 + Math.exp(x));

  backward: {
    dx -= (1 - z) * z * dz;
  }

  return z;
}
