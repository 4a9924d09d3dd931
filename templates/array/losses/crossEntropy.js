/**
 * Cross-entropy gate, from scores, the mean over the rows: softmax less what should have come out, divided by the number of rows.
 *
 * @type (scores: Matrix, labels: Labels | Matrix): number
 * @matrix labels
 * @sizes [m×n], m labels or [m×n] → 1
 * @noun loss
 */
export function crossEntropy(scores, labels) {
  checkLabels('crossEntropy', scores, labels);
  const logs = logSoftmax(scores);
  let z = 0;
  for (let i = 0; i < scores.rows; i++) {
    const from = i * scores.cols;
    if (labels.data === undefined) z -= logs.data[from + labels[i]];
    else for (let j = from; j < from + scores.cols; j++) z -= labels.data[j] === 0 ? 0 : labels.data[j] * logs.data[j];
  }
  z /= scores.rows;

  backward: {
    dscores += crossEntropyGradient(scores, labels, dz);
    dlabels += crossEntropyGradientLabels(scores, dz);
  }

  return z;
}
