/** `sinx` and `prod` are variables of the user's, which come late. */
export function f(x: number, y: number): number {
  const a = Math.exp(Math.sin(x)) + Math.exp(x * y * x);
  const sinx = 2 * y;
  const prod = 3 * x;
  return a * sinx + prod;
}
