/**
 * Round-to-float gate: the value is rounded, the gradient is handed on unchanged.
 *
 * @name    fround{x}
 * @noun    rounded
 * @kink    everywhere: the derivative of the rounding is 1
 * @example fround(3), dz = 2 → dx = 2
 */
export function fround(x) {
  const z = Math.fround(x);

  backward: {
    dx += dz;
  }

  return z;
}
