/**
 * Ceiling gate: hands nothing on, since its output moves in steps only.
 *
 * @name    ceil{x}
 * @noun    whole
 * @flat    whole numbers only: constant between the jumps
 * @kink    at a jump: 0
 */
export function ceil(x) {
  const z = Math.ceil(x);

  return z;
}
