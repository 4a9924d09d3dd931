import { matmul, matvec, mse, solve, transpose, type Matrix } from 'gradgen/ops';

/** How well a line fits that was fitted to the same points, in closed form. */
export function misfit(X: Matrix, y: Float64Array): number {
  const w = solve(matmul(transpose(X), X), matvec(transpose(X), y));
  return mse(matvec(X, w), y);
}
