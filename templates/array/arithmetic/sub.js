/**
 * Subtract gate, entry by entry: hands the incoming gradient on, with the other sign to what is taken away.
 *
 * @type (X: Matrix, Y: Matrix): Matrix
 * @type (x: Vector, y: Vector): Float64Array
 * @sizes equal
 * @noun diffs
 */
export function sub(x, y) {
  sameShape('sub', x, y);
  const z = like(x);
  for (const i in x) z[i] = x[i] - y[i];

  backward: {
    dx += dz;
    dy += neg(dz);
  }

  return z;
}
