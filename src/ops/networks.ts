/**
 * Layers of networks: convolutions, pooling, normalisation.
 *
 * Made from `templates/array/networks`: `UPDATE=1 npx vitest run test/ops`.
 */
import { like, shapeOf, zeros } from './kernels.js';
import type { Matrix, Vector } from './types.js';

/**
 * The mean of each square of a side: each entry receives its share of the gradient.
 *
 * Sizes: [m×n] → [⌊m/side⌋×⌊n/side⌋].
 */
export function avgPool2d(X: Matrix, side: number): Matrix;
export function avgPool2d(X: any, side: any): any {
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
  return Z;
}

/**
 * Batch normalisation: each column less its mean, divided by its deviation; the gradient less its mean and its part along the output, divided by the deviation (Ioffe & Szegedy 2015).
 *
 * Sizes: [m×n] → [m×n].
 */
export function batchNorm(X: Matrix, eps?: number): Matrix;
export function batchNorm(X: any, eps: any = 1e-5): any {
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
  return Z;
}

/**
 * Convolution of a vector with a kernel, as networks do it, without turning the kernel round: each entry receives the kernel's entries that met it, times the gradients there.
 *
 * Sizes: [n], [k] → [n-k+1].
 */
export function conv1d(x: Vector, kernel: Vector): Float64Array;
export function conv1d(x: any, kernel: any): any {
  const n = x.length - kernel.length + 1;
  if (kernel.length === 0 || n < 0) throw new RangeError(`conv1d: ${x.length} with a kernel of ${kernel.length}`);
  const z = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < kernel.length; k++) z[i] += x[i + k] * kernel[k];
  }
  return z;
}

/**
 * Convolution of a matrix with a kernel, as networks do it: each entry receives the kernel's entries that met it, times the gradients there.
 *
 * Sizes: [m×n], [k×l] → [(m-k+1)×(n-l+1)].
 */
export function conv2d(X: Matrix, kernel: Matrix): Matrix;
export function conv2d(X: any, kernel: any): any {
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
  return Z;
}

/**
 * Layer normalisation: each row less its mean, divided by its deviation; the gradient less its mean and its part along the output, divided by the deviation (Ba et al.
 *
 * Sizes: [m×n] → [m×n].
 */
export function layerNorm(X: Matrix, eps?: number): Matrix;
export function layerNorm(X: any, eps: any = 1e-5): any {
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
  return Z;
}

/**
 * The largest entry of each square of a side: the first of the largest entries receives the gradient.
 *
 * Sizes: [m×n] → [⌊m/side⌋×⌊n/side⌋].
 */
export function maxPool2d(X: Matrix, side: number): Matrix;
export function maxPool2d(X: any, side: any): any {
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
  return Z;
}
