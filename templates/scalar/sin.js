/**
 * Sine gate: the cosine of its input, times the incoming gradient.
 *
 * @name    sin{x}
 * @noun    sine
 * @costly
 * @example sin(0), dz = 3 → dx = 3
 */
export function sin(x) {
  const z = Math.sin(x);

  backward: {
    dx += Math.cos(x) * dz;
  }

  return z;
}
