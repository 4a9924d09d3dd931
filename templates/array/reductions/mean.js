/**
 * Mean gate: every entry receives its share of the incoming gradient.
 *
 * @type (X: Matrix): number
 * @type (x: Vector): number
 * @noun avg
 */
export function mean(x) {
  const z = sum(x) / count(x);

  backward: {
    dx += filled(x, dz / count(x));
  }

  return z;
}
