/**
 * The identity matrix: ones on the diagonal.
 *
 * @type (n: number): Matrix
 * @counts n
 * @noun I
 */
export function eye(n) {
  const Z = zeros(n, n);
  for (let i = 0; i < n; i++) Z.data[i * n + i] = 1;

  return Z;
}
