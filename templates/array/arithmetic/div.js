/**
 * Divide gate, entry by entry: the gradient is divided by the denominator, and by it once more, times the quotient, for the denominator itself.
 *
 * @type (X: Matrix, Y: Matrix): Matrix
 * @type (x: Vector, y: Vector): Float64Array
 * @sizes equal
 * @noun quots
 */
export function div(x, y) {
  sameShape('div', x, y);
  const z = like(x);
  for (const i in x) z[i] = x[i] / y[i];

  backward: {
    dx += div(dz, y);
    for (const i in y) dy[i] += (-z[i] / y[i]) * dz[i];
  }

  return z;
}
