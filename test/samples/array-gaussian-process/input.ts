import { cholesky, dot, matrix, solve, transpose } from 'gradgen/ops';

/**
 * Negative logarithm of the marginal likelihood of a Gaussian process, up to a constant.
 *
 * @grad wrt length, noise
 */
export function surprise(length: number, noise: number, xs: Float64Array, ys: Float64Array): number {
  const rows: number[][] = [];
  for (let i = 0; i < xs.length; i++) {
    const row: number[] = [];
    for (let j = 0; j < xs.length; j++) row.push(Math.exp(-0.5 * ((xs[i] - xs[j]) / length) ** 2) + (i === j ? noise : 0));
    rows.push(row);
  }
  const L = cholesky(matrix(rows));
  const alpha = solve(transpose(L), solve(L, ys));
  let logs = 0;
  for (let i = 0; i < xs.length; i++) logs += Math.log(L.data[i * xs.length + i]);
  return 0.5 * dot(ys, alpha) + logs;
}
