export function pick(scores: number[], label: number): number {
  return Math.exp(scores[label]) / (Math.exp(scores[0]) + Math.exp(scores[1]));
}
