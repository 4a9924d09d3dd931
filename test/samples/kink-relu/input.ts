export function f(x: number): number {
  return Math.max(0, x);
}
