/**
 * In the shape of x: `value` where x first has the entry z, and zeros elsewhere.
 */
export function winner(x, z, value) {
  return addWinner(like(x), x, z, value);
}
