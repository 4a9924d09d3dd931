/**
 * Adds the rows of a matrix to rows.
 */
export function addRowsOf(rows, A) {
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.cols; j++) rows[i][j] += A.data[i * A.cols + j];
  }
  return rows;
}
