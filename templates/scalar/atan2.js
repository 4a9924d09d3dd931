/**
 * Angle gate: each input receives the other input over the squared radius, times the incoming gradient, the second one negated.
 *
 * The radius is divided by twice, never squared: nothing overflows.
 *
 * @noun    angle
 * @kink    at the origin: NaN, since there is no slope
 * @domain  Math.hypot(y, x) > 0.1
 * @costly
 * @example atan2(3, 4), dz = 25 → dy = 4, dx = -3
 */
export function atan2(y, x) {
  const z = Math.atan2(y, x);

  backward: {
    const radius = Math.hypot(y, x);
    dy += x / radius / radius * dz;
    dx -= y / radius / radius * dz;
  }

  return z;
}
