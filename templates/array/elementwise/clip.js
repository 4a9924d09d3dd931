/**
 * Clip gate, entry by entry: passes the gradient on inside the bounds, and blocks it outside.
 *
 * @type (X: Matrix, lo: number, hi: number): Matrix
 * @type (x: Vector, lo: number, hi: number): Float64Array
 * @fixed lo hi
 * @kink at the bounds: 1
 * @noun inside
 */
export function clip(x, lo, hi) {
  const z = like(x);
  for (const i in x) z[i] = Math.min(Math.max(x[i], lo), hi);

  backward: {
    for (const i in x) dx[i] += (x[i] >= lo && x[i] <= hi ? dz[i] : 0);
  }

  return z;
}
