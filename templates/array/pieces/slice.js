/**
 * Slice gate, of entries of a vector or rows of a matrix: they receive the gradient, the others nothing.
 *
 * @type (X: Matrix, from: number, to: number): Matrix
 * @type (x: Vector, from: number, to: number): Float64Array
 * @counts from to
 * @sizes [m×n] → [(to-from)×n]
 * @noun sliced
 */
export function slice(x, from, to) {
  const length = x.rows ?? x.length;
  if (!(from >= 0 && from <= to && to <= length)) throw new RangeError(`slice: ${from} to ${to} of ${shapeOf(x)}`);
  const z = x.data === undefined ? new Float64Array(to - from) : zeros(to - from, x.cols);
  const xs = entries(x), zs = entries(z);
  const first = from * (x.cols ?? 1);
  for (let i = 0; i < zs.length; i++) zs[i] = xs[first + i];

  backward: {
    dx += spread(x, dz, from);
  }

  return z;
}
