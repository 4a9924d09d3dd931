/**
 * The largest entry of each square of a side: the first of the largest entries receives the gradient.
 *
 * @type (X: Matrix, side: number): Matrix
 * @counts side
 * @kink ties: the first
 * @sizes [m×n] → [⌊m/side⌋×⌊n/side⌋]
 * @noun pooled
 */
export function maxPool2d(X, side) {
  if (!(side >= 1)) throw new RangeError(`maxPool2d: squares of side ${side}`);
  const Z = zeros(Math.floor(X.rows / side), Math.floor(X.cols / side));
  for (let i = 0; i < Z.rows; i++) {
    for (let j = 0; j < Z.cols; j++) {
      let top = -Infinity;
      for (let k = 0; k < side; k++) {
        for (let l = 0; l < side; l++) top = Math.max(top, X.data[(i * side + k) * X.cols + j * side + l]);
      }
      Z.data[i * Z.cols + j] = top;
    }
  }

  backward: {
    dX += maxPool2dGradient(X, side, Z, dZ);
  }

  return Z;
}
