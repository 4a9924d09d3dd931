/**
 * Shift-left gate: hands nothing on, since its output moves in steps only.
 *
 * @noun    bits
 * @flat    works on 32-bit integers: constant between whole numbers
 */
export function shiftLeft(x, y) {
  const z = x << y;

  return z;
}
