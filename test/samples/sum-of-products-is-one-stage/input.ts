export function affine(w0: number, w1: number, b: number, x0: number, x1: number): number {
  const score = w0 * x0 + w1 * x1 + b;
  return Math.tanh(score);
}
