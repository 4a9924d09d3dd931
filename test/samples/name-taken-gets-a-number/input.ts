export function f(x: number, y: number): number {
  return Math.exp((x + y) * 2) + Math.exp((x + y) * 3);
}
