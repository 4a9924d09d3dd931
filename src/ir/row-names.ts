/**
 * Rows of shadows that have a name of their own in the backward pass: what is done to one by its name is done to a part of
 * another shadow.
 *
 *     const drow = dX[i];   drow[j] += …
 */
import type { Value } from './types.js';

/** `d` and the name of the row. */
export const ROW_NAME = 'd{}';

export function isRowName({ origin, hint }: Value): boolean {
  return origin === 'local' && hint === ROW_NAME;
}
