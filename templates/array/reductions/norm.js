/**
 * Norm gate: every entry receives its share of the length, times the incoming gradient, and nothing at the origin.
 *
 * @type (X: Matrix): number
 * @type (x: Vector): number
 * @noun length
 * @kink at the origin: 0
 */
export function norm(x) {
  const z = Math.sqrt(dot(x, x));

  backward: {
    dx += scale(x, z === 0 ? 0 : dz / z);
  }

  return z;
}
