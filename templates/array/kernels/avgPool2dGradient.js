/**
 * What X receives through `avgPool2d`.
 */
export function avgPool2dGradient(X, side, dZ) {
  const dX = like(X);
  for (let i = 0; i < dZ.rows * side; i++) {
    for (let j = 0; j < dZ.cols * side; j++) dX.data[i * X.cols + j] += dZ.data[Math.floor(i / side) * dZ.cols + Math.floor(j / side)] / (side * side);
  }
  return dX;
}
