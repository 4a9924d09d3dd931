/**
 * What x receives through `logSoftmax`, whose output is z.
 */
export function logSoftmaxGradient(z, dz) {
  return addLogSoftmaxGradient(like(z), z, dz);
}
