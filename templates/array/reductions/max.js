/**
 * Max gate: the whole gradient goes to the first of the largest entries.
 *
 * @type (X: Matrix): number
 * @type (x: Vector): number
 * @noun top
 * @kink ties: the first
 */
export function max(x) {
  let z = -Infinity;
  for (const i in x) z = Math.max(z, x[i]);

  backward: {
    dx += winner(x, z, dz);
  }

  return z;
}
