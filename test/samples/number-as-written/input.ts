export function f(x: number): number {
  return 1_000 * x + 1.50 * Math.exp(0x10 * x) - 1e-3;
}
