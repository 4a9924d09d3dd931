/**
 * Truncate gate: hands nothing on, since its output moves in steps only.
 *
 * @name    trunc{x}
 * @noun    whole
 * @flat    whole numbers only: constant between the jumps
 * @kink    at a jump: 0
 */
export function trunc(x) {
  const z = Math.trunc(x);

  return z;
}
