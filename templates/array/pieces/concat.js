/**
 * Concat gate, of vectors, or of matrices one below the other: each receives its part of the gradient.
 *
 * @type (X: Matrix, Y: Matrix): Matrix
 * @type (x: Vector, y: Vector): Float64Array
 * @sizes [m×n], [k×n] → [(m+k)×n]
 * @noun joined
 */
export function concat(x, y) {
  if (x.data !== undefined && x.cols !== y.cols) throw new RangeError(`concat: ${shapeOf(x)} and ${shapeOf(y)}: the columns differ`);
  const z = x.data === undefined ? new Float64Array(x.length + y.length) : zeros(x.rows + y.rows, x.cols);
  const xs = entries(x), ys = entries(y), zs = entries(z);
  for (let i = 0; i < xs.length; i++) zs[i] = xs[i];
  for (let i = 0; i < ys.length; i++) zs[xs.length + i] = ys[i];

  backward: {
    dx += partOf(x, dz, 0);
    dy += partOf(y, dz, count(x));
  }

  return z;
}
