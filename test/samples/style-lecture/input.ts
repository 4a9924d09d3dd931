export function f(x: number, y: number): number {
  const e = Math.exp(-(x * x + y * y) / 2);
  return (e + 1) / (x * e + 3);
}
