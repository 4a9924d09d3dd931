/**
 * Throws where a matrix has not as many rows as columns.
 */
export function isSquare(name, A) {
  if (A.rows !== A.cols) throw new RangeError(`${name}: ${shapeOf(A)} is not square`);
}
