/**
 * Adds x to each row of Z.
 */
export function addRepeatRows(Z, A, x) {
  for (let i = 0; i < Z.rows; i++) {
    for (let j = 0; j < Z.cols; j++) Z.data[i * Z.cols + j] += x[j];
  }
  return Z;
}
