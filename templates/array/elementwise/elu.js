/**
 * ELU gate, entry by entry: passes the gradient on where the input is positive, times output + alpha elsewhere.
 *
 * @type (X: Matrix, alpha?: number): Matrix
 * @type (x: Vector, alpha?: number): Float64Array
 * @noun rects
 * @fixed alpha
 * @kink at 0: alpha
 */
export function elu(x, alpha = 1) {
  const z = like(x);
  for (const i in x) z[i] = x[i] > 0 ? x[i] : alpha * Math.expm1(x[i]);

  backward: {
    for (const i in x) dx[i] += (x[i] > 0 ? 1 : z[i] + alpha) * dz[i];
  }

  return z;
}
