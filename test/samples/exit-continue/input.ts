export function positives(xs: number[]): number {
  let sum = 0;
  for (let i = 0; i < xs.length; i++) {
    if (xs[i] <= 0) continue;
    sum += xs[i] * xs[i];
  }
  return sum;
}
