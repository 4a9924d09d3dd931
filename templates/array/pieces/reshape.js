/**
 * Reshape gate: the same entries in the same order, and so the same gradient.
 *
 * @type (X: Matrix, rows: number, cols: number): Matrix
 * @type (x: Vector, rows: number, cols: number): Matrix
 * @counts rows cols
 * @sizes as many entries → [rows×cols]
 * @noun shaped
 */
export function reshape(x, rows, cols) {
  const xs = entries(x);
  if (xs.length !== rows * cols) throw new RangeError(`reshape: ${shapeOf(x)} as ${rows}×${cols}`);
  const Z = zeros(rows, cols);
  for (let i = 0; i < xs.length; i++) Z.data[i] = xs[i];

  backward: {
    dx += partOf(x, dZ, 0);
  }

  return Z;
}
