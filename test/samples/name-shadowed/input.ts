export function f(x: number): number {
  const y = x * x;
  let z = 0;
  if (x > 0) {
    const y = x * x * x;
    z = Math.exp(y);
  }
  return y + z;
}
