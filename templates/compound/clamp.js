/**
 * Clamp gate: hands the gradient on to its input within the bounds, and to the bound outside.
 *
 * @noun    clamped
 * @role    lo hi
 * @matches Math.min(Math.max(lo, x), hi) where lo literal
 * @matches Math.min(hi, Math.max(x, lo)) where lo hi literal
 * @matches Math.min(hi, Math.max(lo, x)) where lo hi literal
 * @matches Math.max(Math.min(x, hi), lo) where lo hi literal
 * @matches Math.max(Math.min(hi, x), lo) where lo hi literal
 * @matches Math.max(lo, Math.min(x, hi)) where lo hi literal
 * @matches Math.max(lo, Math.min(hi, x)) where lo hi literal
 * @kink    at a bound: 1 on x, 0 on the bound
 * @kink    of NaN: nobody receives
 * @example clamp(3, 0, 5), dz = 2 → dx = 2
 * @example clamp(5, 0, 5), dz = 2 → dx = 2
 * @example clamp(0, 0, 5), dz = 2 → dx = 2
 * @example clamp(-1, 0, 5), dz = 2 → dlo = 2
 * @example clamp(6, 0, 5), dz = 2 → dhi = 2
 * @example clamp(6, 7, 5), dz = 2 → dhi = 2
 */
export function clamp(x, lo, hi) {
  const z = Math.min(Math.max(x, lo), hi);

  backward: {
    if (lo <= x && x <= hi) dx += dz;
    else if (x < lo && z === lo) dlo += dz;
    else if (z === hi) dhi += dz;
  }

  return z;
}
