export function outer(a: number[], b: number[]): number[][] {
  const M = Array.from({ length: a.length }, () => new Array(b.length).fill(0));
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) M[i][j] = a[i] * b[j];
  }
  return M;
}
