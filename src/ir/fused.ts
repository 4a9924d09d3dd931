/**
 * Where backward operations stand in the forward pass of a joint function whose loops go forward and back at once.
 *
 *     for (…) { forward; backward }     within: 7:before → what the loop must know, 7:body → the backward part of an iteration
 */
import type { Op, OpId } from './types.js';

/** Before an operation, or at the end of one of its regions; in a loop before its step clause. */
export type Place = `${OpId}:${'before' | 'body' | 'then' | 'else'}`;

export interface Fused {
  readonly within: ReadonlyMap<Place, readonly Op[]>;
  /** The forward loops that need no second pass. */
  readonly loops: ReadonlySet<OpId>;
}

export const NOTHING_FUSED: Fused = { within: new Map(), loops: new Set() };
