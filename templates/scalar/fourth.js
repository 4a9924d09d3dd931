/**
 * Fourth-power gate: four times the cube of its input, times the incoming gradient.
 *
 * @name    {x}fourth
 * @noun    fourth
 * @matches Math.pow(x, 4)
 * @costly
 * @example fourth(-2), dz = 2 → dx = -64
 */
export function fourth(x) {
  const z = x ** 4;

  backward: {
    dx += 4 * (x * x * x) * dz;
  }

  return z;
}
