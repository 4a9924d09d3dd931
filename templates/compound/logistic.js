/**
 * Sigmoid gate: odds / (1 + odds)², never more than a quarter, times the incoming gradient.
 *
 * For spellings whose output loses its digits where it is small: the slope comes from the input.
 *
 * @name    sig{x}
 * @noun    sig
 * @matches 0.5 * (1 + Math.tanh(x / 2))
 * @matches 0.5 * (1 + Math.tanh(0.5 * x))
 * @matches (1 + Math.tanh(x / 2)) / 2
 * @matches (1 + Math.tanh(0.5 * x)) / 2
 * @matches 0.5 + 0.5 * Math.tanh(x / 2)
 * @matches 0.5 + 0.5 * Math.tanh(0.5 * x)
 * @matches 0.5 + Math.tanh(x / 2) / 2
 * @matches 0.5 + Math.tanh(0.5 * x) / 2
 * @costly
 * @example logistic(0), dz = 2 → dx = 0.5
 * @example logistic(-800), dz = 2 → dx = 0
 */
export function logistic(x) {
  const z = 1 - 1 / (1 + Math.exp(x));

  backward: {
    const odds = Math.exp(-Math.abs(x));
    dx += odds / ((1 + odds) * (1 + odds)) * dz;
  }

  return z;
}
