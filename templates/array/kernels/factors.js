/**
 * The factors of PA = LU in one matrix, the places of the rows, and the sign of the permutation.
 */
export function factors(name, A) {
  isSquare(name, A);
  const n = A.rows;
  const LU = copy(A);
  const order = Array.from({ length: n }, (_, i) => i);
  let sign = 1;
  for (let k = 0; k < n; k++) {
    let top = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(LU.data[i * n + k]) > Math.abs(LU.data[top * n + k])) top = i;
    if (!(Math.abs(LU.data[top * n + k]) > 0)) throw new RangeError(`${name}: the matrix is singular`);
    if (top !== k) {
      sign = -sign;
      [order[k], order[top]] = [order[top], order[k]];
      for (let j = 0; j < n; j++) [LU.data[k * n + j], LU.data[top * n + j]] = [LU.data[top * n + j], LU.data[k * n + j]];
    }
    for (let i = k + 1; i < n; i++) {
      const f = LU.data[i * n + k] / LU.data[k * n + k];
      LU.data[i * n + k] = f;
      for (let j = k + 1; j < n; j++) LU.data[i * n + j] -= f * LU.data[k * n + j];
    }
  }
  return { LU, order, sign };
}
