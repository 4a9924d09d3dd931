/**
 * Sum gate: every entry receives the incoming gradient.
 *
 * @type (X: Matrix): number
 * @type (x: Vector): number
 * @noun total
 */
export function sum(x) {
  let z = 0;
  for (const i in x) z += x[i];

  backward: {
    dx += filled(x, dz);
  }

  return z;
}
