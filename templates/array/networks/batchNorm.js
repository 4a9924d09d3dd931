/**
 * Batch normalisation: each column less its mean, divided by its deviation; the gradient less its mean and its part along the output, divided by the deviation (Ioffe & Szegedy 2015).
 *
 * @type (X: Matrix, eps?: number): Matrix
 * @fixed eps
 * @sizes [m×n] → [m×n]
 * @noun normed
 */
export function batchNorm(X, eps = 1e-5) {
  const Z = like(X);
  const n = X.rows;
  for (let i = 0; i < X.cols; i++) {
    let average = 0;
    for (let j = 0; j < n; j++) average += X.data[j * X.cols + i] / n;
    let variance = 0;
    for (let j = 0; j < n; j++) variance += (X.data[j * X.cols + i] - average) ** 2 / n;
    const deviation = Math.sqrt(variance + eps);
    for (let j = 0; j < n; j++) Z.data[j * X.cols + i] = (X.data[j * X.cols + i] - average) / deviation;
  }

  backward: {
    dX += batchNormGradient(X, eps, Z, dZ);
  }

  return Z;
}
