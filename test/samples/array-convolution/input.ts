import { avgPool2d, conv2d, crossEntropy, matvec, relu, reshape, type Matrix } from 'gradgen/ops';

/**
 * A small convolutional network.
 *
 * @grad wrt kernel, W
 */
export function network(kernel: Matrix, W: Matrix, image: Matrix, label: number[]): number {
  const H = avgPool2d(relu(conv2d(image, kernel)), 2);
  const scores = matvec(W, H.data);
  return crossEntropy(reshape(scores, 1, W.rows), label);
}
