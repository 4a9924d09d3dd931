/**
 * How a shape is written in a message.
 */
export function shapeOf(x) {
  return x.data === undefined ? String(x.length) : `${x.rows}×${x.cols}`;
}
