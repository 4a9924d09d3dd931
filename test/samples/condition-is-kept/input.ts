/** Both operands of the condition change before the backward pass comes by: one boolean remembers it. */
export function f(x: number, y: number): number {
  let z = x * y;
  if (z > 1 && y > 0) z = z * z;
  return z * x;
}
