/**
 * Min gate: the whole gradient goes to the first of the smallest entries.
 *
 * @type (X: Matrix): number
 * @type (x: Vector): number
 * @noun bottom
 * @kink ties: the first
 */
export function min(x) {
  let z = Infinity;
  for (const i in x) z = Math.min(z, x[i]);

  backward: {
    dx += winner(x, z, dz);
  }

  return z;
}
