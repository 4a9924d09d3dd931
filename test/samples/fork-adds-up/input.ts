export function f(x: number, y: number): number {
  const p = x * y;
  const s = x + y;
  return p * s;
}
