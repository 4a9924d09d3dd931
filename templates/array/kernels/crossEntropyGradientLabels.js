/**
 * What distributions receive through `crossEntropy`.
 */
export function crossEntropyGradientLabels(scores, dz) {
  return scale(logSoftmax(scores), -dz / scores.rows);
}
