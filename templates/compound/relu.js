/**
 * Relu gate: hands the gradient on where its output is positive.
 *
 * @name    relu{x}
 * @noun    relu
 * @matches Math.max(0, x)
 * @kink    at 0: 0
 * @example relu(3), dz = 2 → dx = 2
 * @example relu(-3), dz = 2 → dx = 0
 * @example relu(0), dz = 2 → dx = 0
 */
export function relu(x) {
  const z = Math.max(x, 0);

  backward: {
    if (z > 0) dx += dz;
  }

  return z;
}
