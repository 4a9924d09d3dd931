/**
 * Integer-multiply gate: hands nothing on, since its output moves in steps only.
 *
 * @noun    bits
 * @flat    works on 32-bit integers: constant between whole numbers
 */
export function imul(x, y) {
  const z = Math.imul(x, y);

  return z;
}
