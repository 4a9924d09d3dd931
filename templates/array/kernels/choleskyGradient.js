/**
 * What A receives through `cholesky`, whose output is L: the algorithm backwards.
 */
export function choleskyGradient(L, dL) {
  const n = L.rows;
  const dA = zeros(n, n);
  const rest = copy(dL);
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i; j >= 0; j--) {
      const pivot = L.data[j * n + j];
      const d = rest.data[i * n + j];
      const drest = i === j ? (0.5 * d) / pivot : d / pivot;
      if (i !== j) rest.data[j * n + j] -= (d * L.data[i * n + j]) / pivot;
      dA.data[i * n + j] += drest;
      for (let k = 0; k < j; k++) {
        rest.data[i * n + k] -= drest * L.data[j * n + k];
        rest.data[j * n + k] -= drest * L.data[i * n + k];
      }
    }
  }
  return dA;
}
