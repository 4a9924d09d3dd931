/**
 * Multiply gate, entry by entry: each input receives the other one, times the incoming gradient.
 *
 * @type (X: Matrix, Y: Matrix): Matrix
 * @type (x: Vector, y: Vector): Float64Array
 * @sizes equal
 * @noun prods
 */
export function mul(x, y) {
  sameShape('mul', x, y);
  const z = like(x);
  for (const i in x) z[i] = x[i] * y[i];

  backward: {
    dx += mul(y, dz);
    dy += mul(x, dz);
  }

  return z;
}
