/**
 * Softplus gate, entry by entry: the sigmoid of the input, times the incoming gradient.
 *
 * @type (X: Matrix): Matrix
 * @type (x: Vector): Float64Array
 * @noun rects
 */
export function softplus(x) {
  const z = like(x);
  for (const i in x) z[i] = Math.max(0, x[i]) + Math.log1p(Math.exp(-Math.abs(x[i])));

  backward: {
    dx += mul(sigmoid(x), dz);
  }

  return z;
}
