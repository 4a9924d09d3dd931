/**
 * Add gate: hands the gradient on to every input, unchanged.
 *
 * @name    {x}p{y}
 * @noun    sum
 * @example add(3, -4), dz = 2 → dx = 2, dy = 2
 */
export function add(x, y) {
  const z = x + y;

  backward: {
    dx += dz;
    dy += dz;
  }

  return z;
}
