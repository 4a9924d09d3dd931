/**
 * Cross-entropy of two logits, for the class that is right. The larger logit is subtracted first, so that nothing
 * overflows, however far apart they are.
 */
export function crossEntropy(a: number, b: number, first: boolean): number {
  const top = Math.max(a, b);
  const total = Math.exp(a - top) + Math.exp(b - top);
  const right = first ? a : b;
  return Math.log(total) - (right - top);
}
