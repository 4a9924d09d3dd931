/**
 * What x receives through `softmax`, whose output is z.
 */
export function softmaxGradient(z, dz) {
  return addSoftmaxGradient(like(z), z, dz);
}
