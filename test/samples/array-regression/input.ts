import { addRow, matmul, mse, tanh, type Matrix } from 'gradgen/ops';

interface Net { W1: Matrix; b1: Float64Array; W2: Matrix; b2: Float64Array }

/** @grad wrt net */
export function error(net: Net, X: Matrix, Y: Matrix): number {
  const H = tanh(addRow(matmul(X, net.W1), net.b1));
  return mse(addRow(matmul(H, net.W2), net.b2), Y);
}
