/**
 * Softplus gate: the sigmoid of its input, times the incoming gradient.
 *
 * @name    soft{x}
 * @noun    softplus
 * @matches Math.log1p(Math.exp(x))
 * @matches Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
 * @matches Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)))
 * @matches Math.max(x, 0) + Math.log(1 + Math.exp(-Math.abs(x)))
 * @matches Math.max(0, x) + Math.log(1 + Math.exp(-Math.abs(x)))
 * @costly
 * @example softplus(0), dz = 2 → dx = 1
 * @example softplus(1000), dz = 2 → dx = 2
 * @example softplus(-1000), dz = 2 → dx = 0
 */
export function softplus(x) {
  const z = Math.log(1 + Math.exp(x));

  backward: {
    dx += dz / (1 + Math.exp(-x));
  }

  return z;
}
