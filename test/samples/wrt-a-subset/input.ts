export function neuron(w: number, b: number, x: number): number {
  const score = w * x + b;
  return 1 / (1 + Math.exp(-score));
}
