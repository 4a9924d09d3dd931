export function f(x: number): number {
  return Math.abs(x);
}
