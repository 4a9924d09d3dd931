/** The logistic map, x → r x (1 - x), after some steps: where its gradient explodes, there is chaos. */
export function logistic(x: number, r: number, steps: number): number {
  for (let t = 0; t < steps; t++) x = r * x * (1 - x);
  return x;
}
