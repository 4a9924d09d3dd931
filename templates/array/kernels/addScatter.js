/**
 * Adds each row of Z to the row of dA that its index names.
 */
export function addScatter(dA, A, indices, Z) {
  for (let i = 0; i < indices.length; i++) {
    for (let j = 0; j < Z.cols; j++) dA.data[indices[i] * Z.cols + j] += Z.data[i * Z.cols + j];
  }
  return dA;
}
