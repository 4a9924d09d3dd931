/**
 * Dot product gate: each vector receives the other one, times the incoming gradient.
 *
 * @type (X: Matrix, Y: Matrix): number
 * @type (x: Vector, y: Vector): number
 * @sizes n·n → 1
 * @noun inner
 */
export function dot(x, y) {
  sameShape('dot', x, y);
  let z = 0;
  for (const i in x) z += x[i] * y[i];

  backward: {
    dx += scale(y, dz);
    dy += scale(x, dz);
  }

  return z;
}
