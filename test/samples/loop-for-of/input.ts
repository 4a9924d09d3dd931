export function norm(xs: number[]): number {
  let sum = 0;
  for (const x of xs) sum += x * x;
  return Math.sqrt(sum);
}
