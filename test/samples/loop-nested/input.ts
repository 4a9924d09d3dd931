export function quadratic(A: number[][], x: number[]): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < x.length; j++) {
      sum += x[i] * A[i][j] * x[j];
    }
  }
  return sum;
}
