/** log cosh, without overflow: a smooth absolute value. `logCosh.js` is its gate. */
function logCosh(x: number): number {
  return Math.abs(x) + Math.log1p(Math.exp(-2 * Math.abs(x))) - Math.LN2;
}

/** Robust fit of a line: far points pull with a bounded force. */
export function fit(slope: number, offset: number, xs: number[], ys: number[]): number {
  let loss = 0;
  for (let i = 0; i < xs.length; i++) loss += logCosh(slope * xs[i] + offset - ys[i]);
  return loss / xs.length;
}
