export function f(x: number, y: number): number {
  let z = 1;
  if (x > 0) {
    z = x * y;
    if (y > 0) {
      z *= y;
    } else {
      z -= x;
    }
  }
  return z * z;
}
