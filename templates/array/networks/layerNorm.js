/**
 * Layer normalisation: each row less its mean, divided by its deviation; the gradient less its mean and its part along the output, divided by the deviation (Ba et al. 2016).
 *
 * @type (X: Matrix, eps?: number): Matrix
 * @fixed eps
 * @sizes [m×n] → [m×n]
 * @noun normed
 */
export function layerNorm(X, eps = 1e-5) {
  const Z = like(X);
  const n = X.cols;
  for (let i = 0; i < X.rows; i++) {
    let average = 0;
    for (let j = 0; j < n; j++) average += X.data[i * X.cols + j] / n;
    let variance = 0;
    for (let j = 0; j < n; j++) variance += (X.data[i * X.cols + j] - average) ** 2 / n;
    const deviation = Math.sqrt(variance + eps);
    for (let j = 0; j < n; j++) Z.data[i * X.cols + j] = (X.data[i * X.cols + j] - average) / deviation;
  }

  backward: {
    dX += layerNormGradient(X, eps, Z, dZ);
  }

  return Z;
}
