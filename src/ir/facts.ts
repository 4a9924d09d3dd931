/**
 * Everything that the analyses know of a function, as side tables keyed by value or operation. Made once, read by the
 * phases after it; never changed.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Expr } from '../syntax.js';
import type { Op, OpId, PathStep, Stage, ValueId } from './types.js';
import type { CalledWrite } from './units.js';

/** The array or record of our own that a row or record stands in, and where. */
export interface Parent {
  readonly parent: ValueId;
  readonly step: PathStep;
}

export interface Facts {
  /** The parameters that get a gradient, in the order of the signature. */
  readonly wrt: readonly ValueId[];
  /** Why a number among the parameters gets none: it counts or indexes. */
  readonly integers: ReadonlySet<ValueId>;
  /** For each parameter that is or holds a record: the places in it whose numbers count or index, such as `.n` or `.rows[]`. */
  readonly counts: ReadonlyMap<ValueId, ReadonlySet<string>>;
  /** How large vectors and matrices are that operations are given or give, by numbers and letters: `[5, 'm']`. */
  readonly sizes: ReadonlyMap<ValueId, readonly (number | string)[]>;
  /** Values that depend on a differentiated parameter and reach the result: exactly these have adjoints. */
  readonly active: ReadonlySet<ValueId>;
  /** The stage that defines a value. */
  readonly definitions: ReadonlyMap<ValueId, Stage>;
  /** For each stage that is printed as part of another operation's text: that operation. */
  readonly inside: ReadonlyMap<OpId, OpId>;
  /** For each operation: the branches and loops around it, outermost first. */
  readonly around: ReadonlyMap<OpId, readonly Op[]>;
  /** For each value: the operation that defines it (a loop defines its carried values). */
  readonly home: ReadonlyMap<ValueId, Op>;
  /** The array that a row, or the array itself, belongs to. */
  readonly rootOf: (value: ValueId) => ValueId;
  /** Arrays and records that are known only when the program runs: their shadows are found by identity. */
  readonly found: ReadonlySet<ValueId>;
  /** Those of them that the function has made, whichever they are. */
  readonly ours: ReadonlySet<ValueId>;
  /** Rows and records that stay where they were put, once: their shadows are parts of their parents' shadows. */
  readonly parents: ReadonlyMap<ValueId, Parent>;
  /** Parameters that these may be, or that hold what they may be. */
  readonly sought: readonly ValueId[];
  /** Those of them in which arrays and records may have changed places, or be longer, when the function returns. */
  readonly moved: ReadonlySet<ValueId>;
  /** Stages that read something which a later write may change: they can't be done again. */
  readonly unsteady: ReadonlySet<OpId>;
  /** Loops up to a length that none of their own iterations changes, whatever comes later. */
  readonly bounding: ReadonlySet<OpId>;
  /** Stores into elements that nothing with a derivative has touched before: their adjoints are never asked for again. */
  readonly first: ReadonlySet<OpId>;
  /** Values that stand in an element of an array from then on, as the text that reads them there. */
  readonly stored: ReadonlyMap<ValueId, Expr>;
  /** The parameters that the function writes into, where the caller can see it, in the order of the signature. */
  readonly writes: readonly ValueId[];
  /** Those of them in which something may be longer afterwards. */
  readonly grows: ReadonlySet<ValueId>;
  /** Those in which a write may go to another key than an index. */
  readonly strays: ReadonlySet<ValueId>;
  /** Loads whose index is proved to lie within the array. */
  readonly bounded: ReadonlySet<OpId>;
  /** Arrays of our own that keep the length with which they were made. */
  readonly lasting: ReadonlySet<ValueId>;
  /** For each loop: arrays outside of it that each iteration writes as a whole before it reads them, and nobody else reads. */
  readonly scratch: ReadonlyMap<OpId, ReadonlySet<ValueId>>;
  /** For each store: the loops whose iterations own all that it may write into. */
  readonly confined: ReadonlyMap<OpId, ReadonlySet<OpId>>;
  /** It is a unit: the shadows of what it is given are handed in, with the gradient on what it writes there. */
  readonly isUnit: boolean;
  /** What it writes into what it is given. */
  readonly calledWrites: readonly CalledWrite[];
  /** For each unit that it calls: the parameters into whose arrays and records somebody writes afterwards. */
  readonly disturbs: ReadonlyMap<string, ReadonlySet<number>>;
  /** Units that it may call with one array under two names. */
  readonly asking: ReadonlySet<string>;
  /** It may be called so itself, and asks. */
  readonly asks: boolean;
  readonly warnings: readonly Diagnostic[];
}
