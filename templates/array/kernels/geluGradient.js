/**
 * What x receives through `gelu`.
 */
export function geluGradient(x, dz) {
  return addGeluGradient(like(x), x, dz);
}
