/**
 * Tanh gate: (1 - output) * (1 + output), never more than one, times the incoming gradient.
 *
 * @name    tanh{x}
 * @noun    tanh
 * @costly
 * @example tanh(0.5493061443340549), dz = 4 → dx = 3
 */
export function tanh(x) {
  const z = Math.tanh(x);

  backward: {
    dx += (1 - z) * (1 + z) * dz;
  }

  return z;
}
