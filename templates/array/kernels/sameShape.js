/**
 * Throws where two shapes differ.
 */
export function sameShape(name, x, y) {
  const same = x.data === undefined ? y.data === undefined && x.length === y.length : x.rows === y.rows && x.cols === y.cols;
  if (!same) throw new RangeError(`${name}: ${shapeOf(x)} and ${shapeOf(y)}: the shapes differ`);
}
