export function trace(A: number[][]): number {
  return A[0][0] * A[1][1] - A[0][1] * A[1][0];
}
