/**
 * Outer product: each vector receives the gradient times the other one.
 *
 * @type (x: Vector, y: Vector): Matrix
 * @sizes [m], [n] → [m×n]
 * @noun xy
 */
export function outer(x, y) {
  const Z = addOuter(zeros(x.length, y.length), x, y);

  backward: {
    dx += matvec(dZ, y);
    dy += vecmat(x, dZ);
  }

  return Z;
}
