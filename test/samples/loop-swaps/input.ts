export function fibonacci(a: number, b: number, n: number): number {
  for (let i = 0; i < n; i++) {
    const next = a + b * b;
    a = b;
    b = next;
  }
  return b;
}
