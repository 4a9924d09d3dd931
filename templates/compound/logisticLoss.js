/**
 * Logistic-loss gate: the sigmoid of the score minus the label, times the incoming gradient.
 *
 * The stable spelling has kinks in its parts where the whole has none.
 *
 * @noun    loss
 * @role    score label
 * @matches Math.max(0, score) - score * label + Math.log1p(Math.exp(-Math.abs(score)))
 * @matches Math.max(score, 0) - score * label + Math.log(1 + Math.exp(-Math.abs(score)))
 * @matches Math.max(0, score) - score * label + Math.log(1 + Math.exp(-Math.abs(score)))
 * @costly
 * @example logisticLoss(0, 1), dz = 2 → dscore = -1, dlabel = 0
 * @example logisticLoss(1000, 0), dz = 2 → dscore = 2, dlabel = -2000
 */
export function logisticLoss(score, label) {
  const z = Math.max(score, 0) - score * label + Math.log1p(Math.exp(-Math.abs(score)));

  backward: {
    dscore += (1 / (1 + Math.exp(-score)) - label) * dz;
    dlabel -= score * dz;
  }

  return z;
}
