function square(x: number): number {
  return x * x;
}

const sigmoid = (t: number): number => 1 / (1 + Math.exp(-t));

export function f(x: number, y: number): number {
  const a = sigmoid(x);
  const b = sigmoid(a + y);
  return square(a) + square(b);
}
