/**
 * Leading-zeros gate: hands nothing on, since its output moves in steps only.
 *
 * @name    clz32{x}
 * @noun    whole
 * @flat    counts the bits of a 32-bit integer
 */
export function clz32(x) {
  const z = Math.clz32(x);

  return z;
}
