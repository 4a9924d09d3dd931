export function meanSquare(w: number, xs: Float64Array, ys: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < xs.length; i++) {
    const error = w * xs[i] - ys[i];
    sum += error * error;
  }
  return sum / xs.length;
}
