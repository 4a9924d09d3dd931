/**
 * The mean of each square of a side: each entry receives its share of the gradient.
 *
 * @type (X: Matrix, side: number): Matrix
 * @counts side
 * @sizes [m×n] → [⌊m/side⌋×⌊n/side⌋]
 * @noun pooled
 */
export function avgPool2d(X, side) {
  if (!(side >= 1)) throw new RangeError(`avgPool2d: squares of side ${side}`);
  const Z = zeros(Math.floor(X.rows / side), Math.floor(X.cols / side));
  for (let i = 0; i < Z.rows; i++) {
    for (let j = 0; j < Z.cols; j++) {
      let total = 0;
      for (let k = 0; k < side; k++) {
        for (let l = 0; l < side; l++) total += X.data[(i * side + k) * X.cols + j * side + l];
      }
      Z.data[i * Z.cols + j] = total / (side * side);
    }
  }

  backward: {
    dX += avgPool2dGradient(X, side, dZ);
  }

  return Z;
}
