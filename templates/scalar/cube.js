/**
 * Cube gate: three times the square of its input, times the incoming gradient.
 *
 * @name    {x}cube
 * @noun    cube
 * @matches Math.pow(x, 3)
 * @matches x * x * x
 * @costly
 * @example cube(-2), dz = 2 → dx = 24
 */
export function cube(x) {
  const z = x ** 3;

  backward: {
    dx += 3 * (x * x) * dz;
  }

  return z;
}
