/**
 * Bitwise-not gate: hands nothing on, since its output moves in steps only.
 *
 * @name    bitNot{x}
 * @noun    whole
 * @flat    works on 32-bit integers: constant between whole numbers
 */
export function bitNot(x) {
  const z = ~x;

  return z;
}
