/**
 * Scale gate: the gradient is scaled too; the factor receives the sum of entry times gradient.
 *
 * @type (X: Matrix, s: number): Matrix
 * @type (x: Vector, s: number): Float64Array
 * @noun scaled
 */
export function scale(x, s) {
  const z = like(x);
  for (const i in x) z[i] = x[i] * s;

  backward: {
    dx += scale(dz, s);
    ds += dot(x, dz);
  }

  return z;
}
