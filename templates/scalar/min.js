/**
 * Minimum gate: the whole gradient goes to the winner, the first of the least.
 *
 * @noun    min
 * @kink    ties: the first winner receives everything
 * @kink    of nothing, or of NaN: nobody receives
 * @example min(4, 1, 3), dm = 2 → dxs = [0, 2, 0]
 * @example min(5, 5), dm = 2 → dxs = [2, 0]
 * @example min(1, NaN), dm = 2 → dxs = [0, 0]
 */
export function min(...xs) {
  const m = Math.min(...xs);

  backward: for (const k in xs) {
    if (xs[k] === m) {
      dxs[k] += dm;
      break;
    }
  }

  return m;
}
