export function f(x: number, y: number): number {
  return x ** y;
}
