/** A network of two layers, for the flowers in iris.csv: the loss that training makes smaller. */
import { addRow, crossEntropy, matmul, tanh, type Matrix } from 'gradgen/ops';

/** @grad wrt W1, b1, W2, b2 */
export function loss(W1: Matrix, b1: Float64Array, W2: Matrix, b2: Float64Array, X: Matrix, species: Int32Array): number {
  const H = tanh(addRow(matmul(X, W1), b1)); // hidden layer
  const scores = addRow(matmul(H, W2), b2);
  return crossEntropy(scores, species);
}
