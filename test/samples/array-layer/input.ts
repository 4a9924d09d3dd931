import { addColumn, matmul, relu, type Matrix } from 'gradgen/ops';

export function layer(W: Matrix, X: Matrix, b: Float64Array): Matrix {
  const Z = matmul(W, X);
  const H = relu(addColumn(Z, b));
  return H;
}
