/**
 * What the scores receive through `crossEntropy`: softmax less labels.
 */
export function crossEntropyGradient(scores, labels, dz) {
  const dscores = softmax(scores);
  const share = dz / scores.rows;
  for (let i = 0; i < scores.rows; i++) {
    const from = i * scores.cols;
    let weight = 1;
    if (labels.data !== undefined) {
      weight = 0;
      for (let j = from; j < from + scores.cols; j++) weight += labels.data[j];
    }
    for (let j = from; j < from + scores.cols; j++) dscores.data[j] = (weight * dscores.data[j] - (labels.data === undefined ? (labels[i] === j - from ? 1 : 0) : labels.data[j])) * share;
  }
  return dscores;
}
