/**
 * Adds to dx what x receives through `logSoftmax`, whose output is z.
 */
export function addLogSoftmaxGradient(dx, z, dz) {
  const zs = entries(z), dzs = entries(dz), dxs = entries(dx);
  const n = z.cols ?? zs.length;
  for (let from = 0; from < zs.length; from += n) {
    let total = 0;
    for (let j = from; j < from + n; j++) total += dzs[j];
    for (let j = from; j < from + n; j++) dxs[j] += dzs[j] - Math.exp(zs[j]) * total;
  }
  return dx;
}
