/**
 * Subtract gate: hands the gradient on to its first input, and its negative to the second.
 *
 * @name    {x}m{y}
 * @noun    diff
 * @example sub(3, -4), dz = 2 → dx = 2, dy = -2
 */
export function sub(x, y) {
  const z = x - y;

  backward: {
    dx += dz;
    dy -= dz;
  }

  return z;
}
