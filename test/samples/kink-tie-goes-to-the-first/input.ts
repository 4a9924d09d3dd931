export function f(x: number, y: number): number {
  return Math.min(x, y) + 2 * Math.max(x, y);
}
