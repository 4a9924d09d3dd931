export function leaky(x: number, slope: number): number {
  return x >= 0 ? x : slope * x;
}
