/** A closure that is passed to a helper: both are written out, with what the closure has captured. */
function trapezium(f: (t: number) => number, a: number, b: number, n: number): number {
  const h = (b - a) / n;
  let sum = 0.5 * (f(a) + f(b));
  for (let i = 1; i < n; i++) sum += f(a + i * h);
  return sum * h;
}

export function dose(amount: number, rate: number): number {
  const level = (t: number) => amount * Math.exp(-rate * t);
  return trapezium(level, 0, 8, 16);
}
