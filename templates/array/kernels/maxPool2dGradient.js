/**
 * What X receives through `maxPool2d`, whose output is Z.
 */
export function maxPool2dGradient(X, side, Z, dZ) {
  const dX = like(X);
  for (let i = 0; i < Z.rows; i++) {
    for (let j = 0; j < Z.cols; j++) {
      let isFound = false;
      for (let k = 0; k < side && !isFound; k++) {
        for (let l = 0; l < side && !isFound; l++) {
          const at = (i * side + k) * X.cols + j * side + l;
          isFound = X.data[at] === Z.data[i * Z.cols + j];
          if (isFound) dX.data[at] += dZ.data[i * Z.cols + j];
        }
      }
    }
  }
  return dX;
}
