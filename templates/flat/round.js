/**
 * Round gate: hands nothing on, since its output moves in steps only.
 *
 * @name    round{x}
 * @noun    whole
 * @flat    whole numbers only: constant between the jumps
 * @kink    at a jump: 0
 */
export function round(x) {
  const z = Math.round(x);

  return z;
}
