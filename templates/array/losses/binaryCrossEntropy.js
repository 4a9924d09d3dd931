/**
 * Binary cross-entropy, from scores, the mean over the entries: sigmoid less target, divided by the number of entries.
 *
 * @type (Scores: Matrix, Y: Matrix): number
 * @type (scores: Vector, y: Vector): number
 * @sizes equal
 * @noun loss
 */
export function binaryCrossEntropy(scores, y) {
  sameShape('binaryCrossEntropy', scores, y);
  let z = 0;
  for (const i in y) z += Math.max(0, scores[i]) - scores[i] * y[i] + Math.log1p(Math.exp(-Math.abs(scores[i])));
  z /= count(y);

  backward: {
    dscores += scale(sub(sigmoid(scores), y), dz / count(y));
    dy += scale(scores, -dz / count(y));
  }

  return z;
}
