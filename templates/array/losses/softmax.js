/**
 * Softmax gate, by row: output times what the gradient is above its mean under the output.
 *
 * @type (X: Matrix): Matrix
 * @type (x: Vector): Float64Array
 * @noun probs
 */
export function softmax(x) {
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

  backward: {
    dx += softmaxGradient(z, dz);
  }

  return z;
}
