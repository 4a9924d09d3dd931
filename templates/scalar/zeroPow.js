/**
 * Power-of-zero gate: no gradient where the exponent is not negative; minus its output, which is infinite, where it is.
 *
 * @noun    power
 * @matches Math.pow(0, y)
 * @kink    at y >= 0: 0
 * @example zeroPow(2), dz = 1 → dy = 0
 * @example zeroPow(0), dz = 1 → dy = 0
 * @example zeroPow(-1), dz = 1 → dy = -Infinity
 */
export function zeroPow(y) {
  const z = 0 ** y;

  backward: {
    if (y < 0) dy -= z * dz;
  }

  return z;
}
