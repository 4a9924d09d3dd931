export function penalised(x: number, limit: number): number {
  let cost = x * x;
  if (x > limit) cost += 10 * (x - limit) ** 2;
  return cost;
}
