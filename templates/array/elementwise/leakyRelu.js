/**
 * Leaky ReLU gate, entry by entry: passes the gradient on where the input is positive, and only a little of it elsewhere.
 *
 * @type (X: Matrix, slope?: number): Matrix
 * @type (x: Vector, slope?: number): Float64Array
 * @noun rects
 * @fixed slope
 * @kink at 0: the slope
 */
export function leakyRelu(x, slope = 0.01) {
  const z = like(x);
  for (const i in x) z[i] = x[i] > 0 ? x[i] : slope * x[i];

  backward: {
    for (const i in x) dx[i] += (x[i] > 0 ? 1 : slope) * dz[i];
  }

  return z;
}
