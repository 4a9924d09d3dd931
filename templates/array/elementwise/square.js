/**
 * Square gate, entry by entry: twice the input, times the incoming gradient.
 *
 * @type (X: Matrix): Matrix
 * @type (x: Vector): Float64Array
 * @noun squares
 */
export function square(x) {
  const z = like(x);
  for (const i in x) z[i] = x[i] * x[i];

  backward: {
    for (const i in x) dx[i] += 2 * x[i] * dz[i];
  }

  return z;
}
