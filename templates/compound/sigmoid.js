/**
 * Sigmoid gate: (1 - output) * output, never more than a quarter, times the incoming gradient.
 *
 * @name    sig{x}
 * @noun    sig
 * @matches (1 + Math.exp(-x)) ** -1
 * @matches Math.pow(1 + Math.exp(-x), -1)
 * @matches Math.exp(x) / (1 + Math.exp(x))
 * @costly
 * @example sigmoid(0), dz = 2 → dx = 0.5
 */
export function sigmoid(x) {
  const z = 1 / (1 + Math.exp(-x));

  backward: {
    dx += (1 - z) * z * dz;
  }

  return z;
}
