/**
 * Solves A·x = b: the right side receives the solution with the transposed matrix for the gradient, the matrix minus that times x (Giles 2008).
 *
 * @type (A: Matrix, B: Matrix): Matrix
 * @type (A: Matrix, b: Vector): Float64Array
 * @sizes [n×n], [n] → [n]
 * @noun solved
 */
export function solve(A, b) {
  if ((b.rows ?? b.length) !== A.rows) throw new RangeError(`solve: ${shapeOf(A)} with ${shapeOf(b)}: the rows differ`);
  const { LU, order } = factors('solve', A);
  const n = A.rows, m = b.cols ?? 1;
  const x = like(b);
  const xs = entries(x), bs = entries(b);
  for (let j = 0; j < m; j++) {
    for (let i = 0; i < n; i++) {
      let rest = bs[order[i] * m + j];
      for (let k = 0; k < i; k++) rest -= LU.data[i * n + k] * xs[k * m + j];
      xs[i * m + j] = rest;
    }
    for (let i = n - 1; i >= 0; i--) {
      let rest = xs[i * m + j];
      for (let k = i + 1; k < n; k++) rest -= LU.data[i * n + k] * xs[k * m + j];
      xs[i * m + j] = rest / LU.data[i * n + i];
    }
  }

  backward: {
    dA += solveGradient(A, x, dx);
    db += solve(transpose(A), dx);
  }

  return x;
}
