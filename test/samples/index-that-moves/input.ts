/** `xᵀ L Lᵀ x` with the lower triangle of L packed row by row. */
export function packed(L: Float64Array, x: Float64Array): number {
  let sum = 0;
  let at = 0;
  for (let i = 0; i < x.length; i++) {
    let y = 0;
    for (let j = 0; j <= i; j++) {
      y += L[at] * x[j];
      at++;
    }
    sum += y * y;
  }
  return sum;
}
