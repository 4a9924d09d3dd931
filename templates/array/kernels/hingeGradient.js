/**
 * What the scores receive through `hinge`.
 */
export function hingeGradient(scores, labels, margin, dz) {
  const dscores = like(scores);
  const share = dz / scores.rows;
  for (let i = 0; i < scores.rows; i++) {
    const from = i * scores.cols;
    const right = from + labels[i];
    for (let j = from; j < from + scores.cols; j++) {
      if (j === right || !(scores.data[j] - scores.data[right] + margin > 0)) continue;
      dscores.data[j] += share;
      dscores.data[right] -= share;
    }
  }
  return dscores;
}
