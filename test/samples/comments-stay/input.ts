/**
 * Mean and variance, at once.
 *
 * @param a first
 * @param b second
 */
export function spread(a: number, b: number): number {
  // the middle
  const mean = (a + b) / 2; // half the sum
  /* how far out */
  const out = a - mean;

  // two lines
  // of comment
  return out * out * 2; // both sides
}
