/**
 * What x receives through `conv1d`.
 */
export function conv1dGradient(kernel, dz) {
  const dx = new Float64Array(dz.length + kernel.length - 1);
  for (let i = 0; i < dz.length; i++) {
    for (let k = 0; k < kernel.length; k++) dx[i + k] += dz[i] * kernel[k];
  }
  return dx;
}
