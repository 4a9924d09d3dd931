/**
 * Tanh gate, entry by entry: 1 minus the squared output, times the incoming gradient.
 *
 * @type (X: Matrix): Matrix
 * @type (x: Vector): Float64Array
 * @noun tanhs
 */
export function tanh(x) {
  const z = like(x);
  for (const i in x) z[i] = Math.tanh(x[i]);

  backward: {
    for (const i in x) dx[i] += (1 - z[i] * z[i]) * dz[i];
  }

  return z;
}
