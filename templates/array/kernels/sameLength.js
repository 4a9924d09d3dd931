/**
 * Throws where a vector hasn't the length that is asked for.
 */
export function sameLength(name, A, x, length) {
  if (x.length !== length) throw new RangeError(`${name}: ${shapeOf(A)} with ${x.length}: ${length} are needed`);
}
