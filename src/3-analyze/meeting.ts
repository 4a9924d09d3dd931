/**
 * Whether a write can hit an element after it was read: a recurrence writes ahead of what it reads.
 *
 *     c[i] = f(c[i - 1])      no later iteration writes `c[i - 1]`
 *
 * Iterations are compared as they follow each other: in the outermost loop in which they differ, the place that is written
 * has to be beyond the one that was read; and in the same iteration another one, if the write comes later.
 */
import { literalValue } from '../ir/build.js';
import type { Loop, Stage, Store } from '../ir/types.js';
import type { Expr } from '../syntax.js';
import type { Moved, Ways } from './ways.js';

export interface Meeting {
  readonly read: Stage;
  readonly write: Store;
  /** Loops around both, outermost first; those left out make the array anew in each iteration. */
  readonly shared: readonly Loop[];
  /** In the same iteration the write comes after the read. */
  readonly isLater: boolean;
}

export function mayMeet(ways: Ways, { read, write, shared, isLater }: Meeting): boolean {
  const [base, index] = read.inputs;
  const [step] = write.path;
  if (read.gate !== 'load' || base.type !== 'Ref' || index === undefined || write.path.length !== 1 || !('index' in step)) return true;
  const from = ways.to(base.value, index);
  const into = ways.to(write.target, step.index);
  const isSame = from.root === into.root && from.indices.length === into.indices.length;
  // Different rows are told apart only where they are rows of one array.
  const pairs: (readonly [Expr, Expr])[] = from.indices.slice(0, isSame ? undefined : 1).map((each, at) => [each, into.indices[at]]);
  if (pairs.some(([a, b]) => differ(a, b))) return false;
  const moves = pairs.flatMap(([a, b]): (readonly [Moved, Moved])[] => {
    const [x, y] = [ways.moved(a), ways.moved(b)];
    return x !== undefined && y !== undefined && x.loop === y.loop && x.loop.form !== 'do' ? [[x, y]] : [];
  });
  const isAhead = (loop: Loop): boolean => moves.some(([x, y]) => x.loop === loop && (y.offset - x.offset + x.step) * Math.sign(x.step) > 0);
  if (!shared.every(isAhead)) return true;
  return isLater && !moves.some(([x, y]) => x.offset !== y.offset);
}

/** Two numbers that are written there. */
function differ(a: Expr, b: Expr): boolean {
  const [x, y] = [literalValue(a), literalValue(b)];
  return x !== undefined && y !== undefined && x !== y;
}
