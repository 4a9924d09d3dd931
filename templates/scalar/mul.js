/**
 * Multiply gate: each input receives the other input, times the incoming gradient.
 *
 * @name    {x}t{y}
 * @noun    prod
 * @example mul(3, -4), dz = 2 → dx = -8, dy = 6
 */
export function mul(x, y) {
  const z = x * y;

  backward: {
    dx += y * dz;
    dy += x * dz;
  }

  return z;
}
