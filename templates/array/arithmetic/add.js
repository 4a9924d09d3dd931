/**
 * Add gate, entry by entry: hands the incoming gradient on to both.
 *
 * @type (X: Matrix, Y: Matrix): Matrix
 * @type (x: Vector, y: Vector): Float64Array
 * @sizes equal
 * @noun sums
 */
export function add(x, y) {
  sameShape('add', x, y);
  const z = like(x);
  for (const i in x) z[i] = x[i] + y[i];

  backward: {
    dx += dz;
    dy += dz;
  }

  return z;
}
