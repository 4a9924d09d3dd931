/**
 * What became of each forward value that the backward pass reads, and why: the decisions of `4-reverse`, kept for people
 * (`--print-ir=analyze`).
 */
import type { OpId, ValueId } from './types.js';

/**
 * Why a value isn't computed again in the backward pass.
 *
 * - `carried`: the loop carries it from iteration to iteration
 * - `chosen`, `looped`: a branch, or an inner loop, gave it
 * - `made`: it is an array that the iteration made
 * - `call`: a costly call
 * - `changes`: a later write may change what it reads
 * - `long`: too many steps would have to be done again
 * - `several`: more than one value would have to be recorded instead
 */
export type Obstacle =
  | { readonly why: 'carried' | 'chosen' | 'looped' | 'made' | 'call' | 'changes' | 'long' }
  | { readonly why: 'several'; readonly values: readonly ValueId[] }
  /** It is made of that value. */
  | { readonly why: 'through'; readonly value: ValueId; readonly obstacle: Obstacle };

export interface Kept {
  readonly value: ValueId;
  /**
   * - `recorded`: on a tape, one slot for each iteration
   * - `cached`: outside of all loops: in scope in `fGrad`, in the cache between `fForward` and `fBackward`
   * - `again`: computed again · `read`: read from its array again
   * - `walked`: it begins as what the loop gave, and walks back · `counted`: it follows from the number of the iteration
   */
  readonly how: 'recorded' | 'cached' | 'again' | 'read' | 'walked' | 'counted';
  /** The forward operations whose derivative asks for it, in program order. */
  readonly neededBy: readonly OpId[];
  readonly obstacle?: Obstacle;
}
