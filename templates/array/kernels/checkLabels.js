/**
 * Throws where there isn't a label for each row of scores.
 */
export function checkLabels(name, scores, labels) {
  const given = labels.data === undefined ? labels.length : labels.rows;
  if (given !== scores.rows || (labels.data !== undefined && labels.cols !== scores.cols)) throw new RangeError(`${name}: ${shapeOf(scores)} scores with ${shapeOf(labels)} labels`);
  if (labels.data === undefined) for (let i = 0; i < given; i++) if (!(labels[i] >= 0 && labels[i] < scores.cols && Number.isInteger(labels[i]))) throw new RangeError(`${name}: there is no class ${labels[i]} among ${scores.cols}`);
}
