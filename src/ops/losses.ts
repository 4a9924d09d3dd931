/**
 * Softmax, and what training makes smaller.
 *
 * Made from `templates/array/losses`: `UPDATE=1 npx vitest run test/ops`.
 */
import { checkLabels, count, entries, like, sameShape } from './kernels.js';
import type { Labels, Matrix, Vector } from './types.js';

/**
 * Binary cross-entropy, from scores, the mean over the entries: sigmoid less target, divided by the number of entries.
 *
 * Sizes: equal.
 */
export function binaryCrossEntropy(Scores: Matrix, Y: Matrix): number;
export function binaryCrossEntropy(scores: Vector, y: Vector): number;
export function binaryCrossEntropy(scores: any, y: any): any {
  sameShape('binaryCrossEntropy', scores, y);
  let z = 0;
  const scoress = entries(scores), ys = entries(y);
  for (let i = 0; i < ys.length; i++) z += Math.max(0, scoress[i]) - scoress[i] * ys[i] + Math.log1p(Math.exp(-Math.abs(scoress[i])));
  z /= count(y);
  return z;
}

/**
 * Cross-entropy gate, from scores, the mean over the rows: softmax less what should have come out, divided by the number of rows.
 *
 * Sizes: [m×n], m labels or [m×n] → 1.
 */
export function crossEntropy(scores: Matrix, labels: Labels | Matrix): number;
export function crossEntropy(scores: any, labels: any): any {
  checkLabels('crossEntropy', scores, labels);
  const logs = logSoftmax(scores);
  let z = 0;
  for (let i = 0; i < scores.rows; i++) {
    const from = i * scores.cols;
    if (labels.data === undefined) z -= logs.data[from + labels[i]];
    else for (let j = from; j < from + scores.cols; j++) z -= labels.data[j] === 0 ? 0 : labels.data[j] * logs.data[j];
  }
  z /= scores.rows;
  return z;
}

/**
 * Multiclass hinge loss, the mean over the rows: each score that comes within the margin of the right one receives its share of the gradient, and the right one gives as much.
 *
 * Sizes: [m×n], m labels → 1.
 */
export function hinge(scores: Matrix, labels: Labels, margin?: number): number;
export function hinge(scores: any, labels: any, margin: any = 1): any {
  checkLabels('hinge', scores, labels);
  let z = 0;
  for (let i = 0; i < scores.rows; i++) {
    const from = i * scores.cols;
    const right = scores.data[from + labels[i]];
    for (let j = 0; j < scores.cols; j++) if (j !== labels[i]) z += Math.max(0, scores.data[from + j] - right + margin);
  }
  z /= scores.rows;
  return z;
}

/**
 * Huber loss, the mean over the entries: the difference, clipped at delta, divided by the number of entries.
 *
 * Sizes: equal.
 */
export function huber(Yhat: Matrix, Y: Matrix, delta?: number): number;
export function huber(yhat: Vector, y: Vector, delta?: number): number;
export function huber(yhat: any, y: any, delta: any = 1): any {
  sameShape('huber', yhat, y);
  let z = 0;
  const yhats = entries(yhat), ys = entries(y);
  for (let i = 0; i < ys.length; i++) z += Math.abs(yhats[i] - ys[i]) <= delta ? 0.5 * (yhats[i] - ys[i]) ** 2 : delta * (Math.abs(yhats[i] - ys[i]) - 0.5 * delta);
  z /= count(y);
  return z;
}

/**
 * Log-softmax gate, by row: the gradient, less its sum times the softmax.
 */
export function logSoftmax(X: Matrix): Matrix;
export function logSoftmax(x: Vector): Float64Array;
export function logSoftmax(x: any): any {
  const z = like(x);
  const xs = entries(x), zs = entries(z);
  const n = x.cols ?? xs.length;
  for (let from = 0; from < xs.length; from += n) {
    let top = -Infinity;
    for (let j = from; j < from + n; j++) top = Math.max(top, xs[j]);
    let total = 0;
    for (let j = from; j < from + n; j++) total += Math.exp(xs[j] - top);
    total = Math.log(total);
    for (let j = from; j < from + n; j++) zs[j] = xs[j] - top - total;
  }
  return z;
}

/**
 * Mean squared error: twice the difference, divided by the number of entries.
 *
 * Sizes: equal.
 */
export function mse(Yhat: Matrix, Y: Matrix): number;
export function mse(yhat: Vector, y: Vector): number;
export function mse(yhat: any, y: any): any {
  sameShape('mse', yhat, y);
  let z = 0;
  const yhats = entries(yhat), ys = entries(y);
  for (let i = 0; i < ys.length; i++) z += (yhats[i] - ys[i]) ** 2;
  z /= count(y);
  return z;
}

/**
 * Softmax gate, by row: output times what the gradient is above its mean under the output.
 */
export function softmax(X: Matrix): Matrix;
export function softmax(x: Vector): Float64Array;
export function softmax(x: any): any {
  const z = like(x);
  const xs = entries(x), zs = entries(z);
  const n = x.cols ?? xs.length;
  for (let from = 0; from < xs.length; from += n) {
    let top = -Infinity;
    for (let j = from; j < from + n; j++) top = Math.max(top, xs[j]);
    let total = 0;
    for (let j = from; j < from + n; j++) total += zs[j] = Math.exp(xs[j] - top);
    for (let j = from; j < from + n; j++) zs[j] /= total;
  }
  return z;
}
