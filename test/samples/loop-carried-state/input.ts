export function spring(x: number, v: number, stiffness: number, steps: number): number {
  for (let t = 0; t < steps; t++) {
    v -= stiffness * x * 0.1;
    x += v * 0.1;
  }
  return x * x + v * v;
}
