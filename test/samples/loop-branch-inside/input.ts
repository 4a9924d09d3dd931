export function hinge(w: number[], xs: number[], labels: number[]): number {
  let loss = 0;
  for (let i = 0; i < xs.length; i++) {
    const margin = labels[i] * (w[0] * xs[i] + w[1]);
    if (margin < 1) loss += 1 - margin;
  }
  return loss;
}
