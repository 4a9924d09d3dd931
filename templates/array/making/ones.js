/**
 * Ones: a vector of a length, or a matrix.
 *
 * @type (length: number): Float64Array
 * @type (rows: number, cols: number): Matrix
 * @counts rows cols
 * @noun unit
 */
export function ones(rows, cols) {
  const z = zeros(rows, cols);
  for (const i in z) z[i] = 1;

  return z;
}
