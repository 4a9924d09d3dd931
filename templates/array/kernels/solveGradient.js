/**
 * What A receives through `solve`, whose output is x: minus the solution with the transposed A, times x.
 */
export function solveGradient(A, x, dx) {
  const w = solve(transpose(A), dx);
  return neg(x.data === undefined ? outer(w, x) : matmul(w, transpose(x)));
}
