/**
 * Log-sum-exp gate, of a vector: each entry receives its softmax, times the incoming gradient.
 *
 * @type (x: Vector): number
 * @noun lse
 */
export function logSumExp(x) {
  let top = -Infinity;
  for (let i = 0; i < x.length; i++) top = Math.max(top, x[i]);
  let total = 0;
  for (let i = 0; i < x.length; i++) total += Math.exp(x[i] - top);
  const z = x.length === 0 ? -Infinity : top + Math.log(total);

  backward: {
    dx += scale(softmax(x), dz);
  }

  return z;
}
