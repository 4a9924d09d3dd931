/**
 * Plus gate: a number already; hands the gradient on, unchanged.
 *
 * @name    {x}
 * @noun    plus
 * @matches Number(x)
 * @matches x ** 1
 * @matches Math.pow(x, 1)
 * @example plus(3), dz = 2 → dx = 2
 */
export function plus(x) {
  const z = +x;

  backward: {
    dx += dz;
  }

  return z;
}
