/**
 * One network, by operations on arrays and by loops: sigmoid of a layer, a second layer, the mean of the squares.
 */
export const byGates = `
import { addRow, matmul, mse, sigmoid, type Matrix } from 'gradgen/ops';

export function loss(W1: Matrix, b1: Float64Array, W2: Matrix, b2: Float64Array, X: Matrix, Y: Matrix): number {
  const H = sigmoid(addRow(matmul(X, W1), b1));
  return mse(addRow(matmul(H, W2), b2), Y);
}
`;

export const byLoops = `
import type { Matrix } from 'gradgen/ops';

export function loss(W1: Matrix, b1: Float64Array, W2: Matrix, b2: Float64Array, X: Matrix, Y: Matrix): number {
  const h = new Float64Array(W1.cols);
  let sum = 0;
  for (let i = 0; i < X.rows; i++) {
    for (let j = 0; j < W1.cols; j++) {
      let z = b1[j];
      for (let k = 0; k < X.cols; k++) z += X.data[i * X.cols + k] * W1.data[k * W1.cols + j];
      h[j] = 1 / (1 + Math.exp(-z));
    }
    for (let j = 0; j < W2.cols; j++) {
      let z = b2[j];
      for (let k = 0; k < W2.rows; k++) z += h[k] * W2.data[k * W2.cols + j];
      sum += (z - Y.data[i * Y.cols + j]) ** 2;
    }
  }
  return sum / (Y.rows * Y.cols);
}
`;
