/**
 * Sigmoid gate, entry by entry: (1 - output) * output, times the incoming gradient.
 *
 * @type (X: Matrix): Matrix
 * @type (x: Vector): Float64Array
 * @noun sigs
 */
export function sigmoid(x) {
  const z = like(x);
  for (const i in x) z[i] = 1 / (1 + Math.exp(-x[i]));

  backward: {
    for (const i in x) dx[i] += (1 - z[i]) * z[i] * dz[i];
  }

  return z;
}
