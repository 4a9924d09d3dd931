import { matvec, type Matrix } from 'gradgen/ops';

/** An operation and a loop over the same numbers. */
export function roughness(A: Matrix, x: Float64Array): number {
  const y = matvec(A, x);
  let s = 0;
  for (let i = 1; i < y.length; i++) s += (y[i] - y[i - 1]) ** 2;
  return s + A.data[0] * x[0];
}
