import { dot, hinge, matmul, type Matrix } from 'gradgen/ops';

/**
 * Multiclass support vector machine, with its weights kept small.
 *
 * @grad wrt W
 */
export function svm(W: Matrix, X: Matrix, labels: number[], strength: number): number {
  const scores = matmul(X, W);
  return hinge(scores, labels) + strength * dot(W, W);
}
