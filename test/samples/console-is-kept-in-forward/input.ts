export function f(x: number): number {
  const y = x * x;
  console.log('y is', y);
  return y * y;
}
