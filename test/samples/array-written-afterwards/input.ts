import { mul, sum } from 'gradgen/ops';

/** The rule of the product asks for `a` as it was. */
export function sweep(xs: Float64Array, ys: Float64Array): number {
  const a = new Float64Array(xs.length);
  for (let i = 0; i < xs.length; i++) a[i] = xs[i] ** 2;
  const before = mul(a, ys);
  for (let i = 0; i < xs.length; i++) a[i] = 0.5 * a[i];
  return sum(before) * sum(a);
}
