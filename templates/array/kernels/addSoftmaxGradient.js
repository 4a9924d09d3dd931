/**
 * Adds to dx what x receives through `softmax`, whose output is z.
 */
export function addSoftmaxGradient(dx, z, dz) {
  const zs = entries(z), dzs = entries(dz), dxs = entries(dx);
  const n = z.cols ?? zs.length;
  for (let from = 0; from < zs.length; from += n) {
    let average = 0;
    for (let j = from; j < from + n; j++) average += zs[j] * dzs[j];
    for (let j = from; j < from + n; j++) dxs[j] += zs[j] * (dzs[j] - average);
  }
  return dx;
}
