export function firstOver(xs: number[], limit: number): number {
  let sum = 0;
  for (let i = 0; i < xs.length; i++) {
    sum += xs[i] ** 2;
    if (sum > limit) return sum - limit;
  }
  return sum;
}
