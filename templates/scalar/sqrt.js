/**
 * Square-root gate: a half over its output, times the incoming gradient.
 *
 * @name    sqrt{x}
 * @noun    root
 * @matches x ** 0.5
 * @matches Math.pow(x, 0.5)
 * @kink    at 0: Infinity, the limit
 * @domain  x > 0
 * @example sqrt(4), dz = 8 → dx = 2
 * @example sqrt(0), dz = 1 → dx = Infinity
 */
export function sqrt(x) {
  const z = Math.sqrt(x);

  backward: {
    dx += 0.5 / z * dz;
  }

  return z;
}
