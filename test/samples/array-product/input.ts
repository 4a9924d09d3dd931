import { matmul, type Matrix } from 'gradgen/ops';

/** The lecture's `D = W.dot(X)`. */
export function product(W: Matrix<5, 10>, X: Matrix<10, 3>): Matrix {
  const D = matmul(W, X);
  return D;
}
