/**
 * Zeros: a vector of a length, or a matrix.
 *
 * @type (length: number): Float64Array
 * @type (rows: number, cols: number): Matrix
 * @counts rows cols
 * @noun Z
 */
export function zeros(rows, cols) {
  const z = cols === undefined ? new Float64Array(rows) : { rows, cols, data: new Float64Array(rows * cols) };

  return z;
}
