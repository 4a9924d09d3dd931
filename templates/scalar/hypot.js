/**
 * Hypotenuse gate: each input receives its share of the output, times the incoming gradient.
 *
 * @noun    dist
 * @kink    at the origin: 0 for every input
 * @costly
 * @example hypot(3, 4), dz = 5 → dxs = [3, 4]
 * @example hypot(0, 0), dz = 5 → dxs = [0, 0]
 */
export function hypot(...xs) {
  const z = Math.hypot(...xs);

  backward: {
    if (z !== 0) {
      for (const k in xs) dxs[k] += xs[k] / z * dz;
    }
  }

  return z;
}
