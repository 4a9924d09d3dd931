/**
 * GELU gate, entry by entry, by tanh (Hendrycks & Gimpel 2016): the slope of x * Φ(x), times the incoming gradient.
 *
 * @type (X: Matrix): Matrix
 * @type (x: Vector): Float64Array
 * @noun rects
 */
export function gelu(x) {
  const z = like(x);
  for (const i in x) z[i] = 0.5 * x[i] * (1 + Math.tanh(0.7978845608028654 * (x[i] + 0.044715 * x[i] * x[i] * x[i])));

  backward: {
    dx += geluGradient(x, dz);
  }

  return z;
}
