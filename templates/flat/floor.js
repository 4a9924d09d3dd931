/**
 * Floor gate: hands nothing on, since its output moves in steps only.
 *
 * @name    floor{x}
 * @noun    whole
 * @flat    whole numbers only: constant between the jumps
 * @kink    at a jump: 0
 */
export function floor(x) {
  const z = Math.floor(x);

  return z;
}
