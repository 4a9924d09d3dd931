/**
 * Adds x to each column of Z.
 */
export function addRepeatColumns(Z, A, x) {
  for (let i = 0; i < Z.rows; i++) {
    for (let j = 0; j < Z.cols; j++) Z.data[i * Z.cols + j] += x[i];
  }
  return Z;
}
