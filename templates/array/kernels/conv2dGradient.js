/**
 * What X receives through `conv2d`.
 */
export function conv2dGradient(kernel, dZ) {
  const dX = zeros(dZ.rows + kernel.rows - 1, dZ.cols + kernel.cols - 1);
  for (let i = 0; i < dZ.rows; i++) {
    for (let j = 0; j < dZ.cols; j++) {
      const d = dZ.data[i * dZ.cols + j];
      for (let k = 0; k < kernel.rows; k++) {
        for (let l = 0; l < kernel.cols; l++) dX.data[(i + k) * dX.cols + j + l] += d * kernel.data[k * kernel.cols + l];
      }
    }
  }
  return dX;
}
