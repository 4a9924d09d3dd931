export function f(x: number, y: number, z: number): number {
  if (y > 0) return x * x;
  return x;
}
