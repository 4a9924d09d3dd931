/**
 * Matrix gate, from its rows: each number receives the gradient of its entry.
 *
 * @type (rows: readonly Vector[]): Matrix
 * @sizes m rows of n → [m×n]
 * @noun M
 */
export function matrix(rows) {
  const cols = rows.length === 0 ? 0 : rows[0].length;
  const M = zeros(rows.length, cols);
  for (let i = 0; i < rows.length; i++) {
    if (rows[i].length !== cols) throw new RangeError(`matrix: a row of ${rows[i].length} among rows of ${cols}`);
    for (let j = 0; j < cols; j++) M.data[i * cols + j] = rows[i][j];
  }

  backward: {
    drows += rowsOf(dM);
  }

  return M;
}
