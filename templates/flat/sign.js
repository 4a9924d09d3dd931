/**
 * Sign gate: hands nothing on, since its output moves in steps only.
 *
 * @name    sign{x}
 * @noun    whole
 * @flat    -1, 0 or 1: constant on either side of 0
 * @kink    at 0: 0
 */
export function sign(x) {
  const z = Math.sign(x);

  return z;
}
