/**
 * Absolute value gate, entry by entry: the incoming gradient with the sign of the input.
 *
 * @type (X: Matrix): Matrix
 * @type (x: Vector): Float64Array
 * @noun mags
 * @kink at 0: 0
 */
export function abs(x) {
  const z = like(x);
  for (const i in x) z[i] = Math.abs(x[i]);

  backward: {
    for (const i in x) dx[i] += Math.sign(x[i]) * dz[i];
  }

  return z;
}
