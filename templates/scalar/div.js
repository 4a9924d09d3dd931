/**
 * Divide gate: the numerator receives the gradient divided by the denominator, which receives minus the output times that.
 *
 * The denominator is never squared, so nothing overflows before its time.
 *
 * @noun    quot
 * @role    num den
 * @example div(3, 4), dz = 8 → dnum = 2, dden = -1.5
 */
export function div(num, den) {
  const z = num / den;

  backward: {
    const dquot = dz / den;
    dnum += dquot;
    dden -= z * dquot;
  }

  return z;
}
