/**
 * Adds to Z the product of each entry of x with each entry of y.
 */
export function addOuter(Z, x, y) {
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < y.length; j++) Z.data[i * y.length + j] += x[i] * y[j];
  }
  return Z;
}
