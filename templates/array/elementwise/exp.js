/**
 * Exponential gate, entry by entry: the output times the incoming gradient.
 *
 * @type (X: Matrix): Matrix
 * @type (x: Vector): Float64Array
 * @noun exps
 */
export function exp(x) {
  const z = like(x);
  for (const i in x) z[i] = Math.exp(x[i]);

  backward: {
    dx += mul(z, dz);
  }

  return z;
}
