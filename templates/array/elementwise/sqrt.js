/**
 * Square root gate, entry by entry: half the incoming gradient, divided by the output.
 *
 * @type (X: Matrix): Matrix
 * @type (x: Vector): Float64Array
 * @noun roots
 */
export function sqrt(x) {
  const z = like(x);
  for (const i in x) z[i] = Math.sqrt(x[i]);

  backward: {
    for (const i in x) dx[i] += (0.5 / z[i]) * dz[i];
  }

  return z;
}
