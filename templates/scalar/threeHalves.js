/**
 * Three-halves gate: one and a half times the root of its input, times the incoming gradient.
 *
 * @name    {x}pow
 * @noun    power
 * @matches Math.pow(x, 1.5)
 * @domain  x > 0
 * @costly
 * @example threeHalves(4), dz = 2 → dx = 6
 */
export function threeHalves(x) {
  const z = x ** 1.5;

  backward: {
    dx += 1.5 * Math.sqrt(x) * dz;
  }

  return z;
}
