/**
 * ReLU gate, entry by entry: passes the gradient on where the output is positive, and blocks it elsewhere.
 *
 * @type (X: Matrix): Matrix
 * @type (x: Vector): Float64Array
 * @noun rects
 * @kink at 0: 0
 */
export function relu(x) {
  const z = like(x);
  for (const i in x) z[i] = Math.max(0, x[i]);

  backward: {
    for (const i in x) dx[i] += (z[i] > 0 ? dz[i] : 0);
  }

  return z;
}
