/**
 * Zeroth-power gate: hands nothing on, since its output is always 1.
 *
 * @noun    one
 * @matches Math.pow(x, 0)
 * @matches x ** -0
 * @matches Math.pow(x, -0)
 * @flat    `x ** 0` is 1 for every x, even for 0 and NaN
 */
export function powZero(x) {
  const z = x ** 0;

  return z;
}
