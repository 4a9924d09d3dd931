export function f(x: number, y: number): number {
  let h = x * y;
  h = Math.tanh(h);
  h = h * h + y;
  return h;
}
