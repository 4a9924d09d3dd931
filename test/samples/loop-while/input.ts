export function halvings(x: number): number {
  let y = x;
  while (y > 1) y = y / 2 + 0.01 * x;
  return y;
}
