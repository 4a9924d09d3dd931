/**
 * Logarithm gate, entry by entry: the incoming gradient divided by the input.
 *
 * @type (X: Matrix): Matrix
 * @type (x: Vector): Float64Array
 * @noun logs
 */
export function log(x) {
  const z = like(x);
  for (const i in x) z[i] = Math.log(x[i]);

  backward: {
    dx += div(dz, x);
  }

  return z;
}
