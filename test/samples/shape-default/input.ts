export function decay(x: number, rate: number = x / 10): number {
  return x * Math.exp(-rate);
}
