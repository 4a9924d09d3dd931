/**
 * What X receives through `layerNorm`, whose output is Z.
 */
export function layerNormGradient(X, eps, Z, dZ) {
  const dX = like(X);
  const n = X.cols;
  for (let i = 0; i < X.rows; i++) {
    let average = 0;
    for (let j = 0; j < n; j++) average += X.data[i * X.cols + j] / n;
    let variance = 0, level = 0, along = 0;
    for (let j = 0; j < n; j++) {
      variance += (X.data[i * X.cols + j] - average) ** 2 / n;
      level += dZ.data[i * X.cols + j] / n;
      along += (dZ.data[i * X.cols + j] * Z.data[i * X.cols + j]) / n;
    }
    const deviation = Math.sqrt(variance + eps);
    for (let j = 0; j < n; j++) dX.data[i * X.cols + j] = (dZ.data[i * X.cols + j] - level - Z.data[i * X.cols + j] * along) / deviation;
  }
  return dX;
}
