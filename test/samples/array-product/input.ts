import { matmul, type Matrix } from 'gradgen/ops';

/** The lecture's `D = W.dot(X)`. */
export function product(W: Matrix, X: Matrix): Matrix {
  const D = matmul(W, X);
  return D;
}
