/**
 * Multiclass hinge loss, the mean over the rows: each score that comes within the margin of the right one receives its share of the gradient, and the right one gives as much.
 *
 * @type (scores: Matrix, labels: Labels, margin?: number): number
 * @counts labels
 * @fixed margin
 * @sizes [m×n], m labels → 1
 * @kink at the margin: 0
 * @noun loss
 */
export function hinge(scores, labels, margin = 1) {
  checkLabels('hinge', scores, labels);
  let z = 0;
  for (let i = 0; i < scores.rows; i++) {
    const from = i * scores.cols;
    const right = scores.data[from + labels[i]];
    for (let j = 0; j < scores.cols; j++) if (j !== labels[i]) z += Math.max(0, scores.data[from + j] - right + margin);
  }
  z /= scores.rows;

  backward: {
    dscores += hingeGradient(scores, labels, margin, dz);
  }

  return z;
}
