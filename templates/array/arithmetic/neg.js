/**
 * Negation gate, entry by entry: the gradient changes its sign.
 *
 * @type (X: Matrix): Matrix
 * @type (x: Vector): Float64Array
 * @noun negs
 */
export function neg(x) {
  const z = like(x);
  for (const i in x) z[i] = -x[i];

  backward: {
    dx += neg(dz);
  }

  return z;
}
