export function weigh(xs: number[], k: number): { xs: number[]; weight: number } {
  let weight = 0;
  for (const x of xs) weight += k * x * x;
  return { xs, weight };
}
