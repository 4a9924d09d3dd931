/**
 * Square gate: twice its input, times the incoming gradient.
 *
 * @name    {x}sqr
 * @noun    square
 * @matches x * x
 * @matches Math.pow(x, 2)
 * @example sqr(-3), dz = 2 → dx = -12
 */
export function sqr(x) {
  const z = x ** 2;

  backward: {
    dx += 2 * x * dz;
  }

  return z;
}
