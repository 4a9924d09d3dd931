/**
 * All operations on vectors and matrices.
 *
 * Made from `templates/array`: `UPDATE=1 npx vitest run test/ops`.
 */
export { add, addColumn, addRow, div, mul, mulColumn, mulRow, neg, scale, sub } from './arithmetic.js';
export { abs, clip, elu, exp, gelu, leakyRelu, log, relu, sigmoid, softplus, sqrt, square, tanh } from './elementwise.js';
export { cholesky, inverse, logDet, solve, trace } from './linear.js';
export { binaryCrossEntropy, crossEntropy, hinge, huber, logSoftmax, mse, softmax } from './losses.js';
export { eye, fromRows, matrix, ones, rowsOf, zeros } from './making.js';
export { avgPool2d, batchNorm, conv1d, conv2d, layerNorm, maxPool2d } from './networks.js';
export { concat, gather, reshape, slice } from './pieces.js';
export { dot, matmul, matvec, outer, transpose, vecmat } from './products.js';
export { logSumExp, max, mean, meanRows, min, norm, sum, sumColumns, sumRows } from './reductions.js';
export type { Labels, Matrix, Vector } from './types.js';
