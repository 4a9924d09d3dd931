/**
 * Cosine gate: minus the sine of its input, times the incoming gradient.
 *
 * @name    cos{x}
 * @noun    cosine
 * @costly
 * @example cos(1.5707963267948966), dz = 3 → dx = -3
 */
export function cos(x) {
  const z = Math.cos(x);

  backward: {
    dx -= Math.sin(x) * dz;
  }

  return z;
}
