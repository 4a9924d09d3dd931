/**
 * Remainder gate: hands the gradient on to its first input, and minus the whole quotient times it to the second.
 *
 * @noun    rem
 * @role    num den
 * @kink    where the quotient is whole: the slope of the piece that the value lies on
 * @domain  den !== 0
 * @example rem(7, 2), dz = 2 → dnum = 2, dden = -6
 * @example rem(-7, 2), dz = 2 → dnum = 2, dden = 6
 */
export function rem(num, den) {
  const z = num % den;

  backward: {
    dnum += dz;
    dden -= Math.round((num - z) / den) * dz;
  }

  return z;
}
