/**
 * Adds A·B to C.
 */
export function addMatmul(C, A, B) {
  const m = A.rows, n = A.cols, k = B.cols;
  const a = A.data, b = B.data, c = C.data;
  const rows = m - (m % 2), cols = k - (k % 2);
  // Four sums at a time: each entry that is read is used twice.
  for (let i = 0; i < rows; i += 2) {
    for (let j = 0; j < cols; j += 2) {
      let s00 = 0, s01 = 0, s10 = 0, s11 = 0;
      for (let l = 0, p = i * n, q = j; l < n; l++, p++, q += k) {
        const a0 = a[p], a1 = a[p + n], b0 = b[q], b1 = b[q + 1];
        s00 += a0 * b0;
        s01 += a0 * b1;
        s10 += a1 * b0;
        s11 += a1 * b1;
      }
      const at = i * k + j;
      c[at] += s00;
      c[at + 1] += s01;
      c[at + k] += s10;
      c[at + k + 1] += s11;
    }
  }
  // An odd row or column is left.
  for (let i = 0; i < m; i++) {
    for (let j = i < rows ? cols : 0; j < k; j++) {
      let total = 0;
      for (let l = 0; l < n; l++) total += a[i * n + l] * b[l * k + j];
      c[i * k + j] += total;
    }
  }
  return C;
}
