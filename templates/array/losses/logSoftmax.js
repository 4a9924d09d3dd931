/**
 * Log-softmax gate, by row: the gradient, less its sum times the softmax.
 *
 * @type (X: Matrix): Matrix
 * @type (x: Vector): Float64Array
 * @noun logProbs
 */
export function logSoftmax(x) {
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

  backward: {
    dx += logSoftmaxGradient(z, dz);
  }

  return z;
}
