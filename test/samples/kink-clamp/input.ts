export function f(x: number, lo: number, hi: number): number {
  return Math.min(Math.max(x, lo), hi);
}
