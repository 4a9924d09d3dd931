/**
 * Convolution of a matrix with a kernel, as networks do it: each entry receives the kernel's entries that met it, times the gradients there.
 *
 * @type (X: Matrix, kernel: Matrix): Matrix
 * @sizes [m×n], [k×l] → [(m-k+1)×(n-l+1)]
 * @noun convolved
 */
export function conv2d(X, kernel) {
  const rows = X.rows - kernel.rows + 1, cols = X.cols - kernel.cols + 1;
  if (kernel.rows === 0 || kernel.cols === 0 || rows < 0 || cols < 0) throw new RangeError(`conv2d: ${shapeOf(X)} with a kernel of ${shapeOf(kernel)}`);
  const Z = zeros(rows, cols);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      let total = 0;
      for (let k = 0; k < kernel.rows; k++) {
        for (let l = 0; l < kernel.cols; l++) total += X.data[(i + k) * X.cols + j + l] * kernel.data[k * kernel.cols + l];
      }
      Z.data[i * cols + j] = total;
    }
  }

  backward: {
    dX += conv2dGradient(kernel, dZ);
    dkernel += conv2d(X, dZ);
  }

  return Z;
}
