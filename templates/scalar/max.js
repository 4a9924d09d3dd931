/**
 * Maximum gate: the whole gradient goes to the winner, the first of the greatest.
 *
 * @noun    max
 * @kink    ties: the first winner receives everything
 * @kink    of nothing, or of NaN: nobody receives
 * @example max(1, 5, 3), dm = 2 → dxs = [0, 2, 0]
 * @example max(5, 5), dm = 2 → dxs = [2, 0]
 * @example max(1, NaN), dm = 2 → dxs = [0, 0]
 */
export function max(...xs) {
  const m = Math.max(...xs);

  backward: for (const k in xs) {
    if (xs[k] === m) {
      dxs[k] += dm;
      break;
    }
  }

  return m;
}
