import { matmul, scale, softmax, transpose, type Matrix } from 'gradgen/ops';

export function attention(Q: Matrix, K: Matrix, V: Matrix): Matrix {
  const scores = scale(matmul(Q, transpose(K)), 1 / Math.sqrt(K.cols));
  const weights = softmax(scores);
  return matmul(weights, V);
}
