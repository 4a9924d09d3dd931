/**
 * Gather gate: each row receives the gradients of all places that it went to.
 *
 * @type (A: Matrix, indices: Labels): Matrix
 * @counts indices
 * @sizes [m×n], k places → [k×n]
 * @noun picked
 */
export function gather(A, indices) {
  const Z = zeros(indices.length, A.cols);
  for (let i = 0; i < indices.length; i++) {
    const row = indices[i];
    if (!(row >= 0 && row < A.rows && Number.isInteger(row))) throw new RangeError(`gather: there is no row ${row} in ${shapeOf(A)}`);
    for (let j = 0; j < A.cols; j++) Z.data[i * A.cols + j] = A.data[row * A.cols + j];
  }

  backward: {
    dA += scatter(A, indices, dZ);
  }

  return Z;
}
