/**
 * What X receives through `batchNorm`, whose output is Z.
 */
export function batchNormGradient(X, eps, Z, dZ) {
  const dX = like(X);
  const n = X.rows;
  for (let i = 0; i < X.cols; i++) {
    let average = 0;
    for (let j = 0; j < n; j++) average += X.data[j * X.cols + i] / n;
    let variance = 0, level = 0, along = 0;
    for (let j = 0; j < n; j++) {
      variance += (X.data[j * X.cols + i] - average) ** 2 / n;
      level += dZ.data[j * X.cols + i] / n;
      along += (dZ.data[j * X.cols + i] * Z.data[j * X.cols + i]) / n;
    }
    const deviation = Math.sqrt(variance + eps);
    for (let j = 0; j < n; j++) dX.data[j * X.cols + i] = (dZ.data[j * X.cols + i] - level - Z.data[j * X.cols + i] * along) / deviation;
  }
  return dX;
}
