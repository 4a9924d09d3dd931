/**
 * What naming hands to emission: who shares a variable, and where it is declared. Both ask the same two questions of a
 * branch and a loop, so these stand here.
 */
import type { Atom, Block as BlockOp, Loop, Op, OpId, ValueId } from './types.js';
import { readsOf, refsOf, resultsOf } from './walk.js';

/** A block, as the path of operations and arms that leads to it. */
export type Block = readonly string[];

/** The class of a value, named by its representative. */
export interface Shared {
  (value: ValueId): ValueId;
  /** Values whose variable may hold something else where they begin as `undefined`. */
  readonly stale?: ReadonlySet<ValueId>;
}

export interface Declaration {
  readonly kind: 'const' | 'let';
  readonly op: OpId;
  /** With its first assignment, before the operation, or in the header of the loop. */
  readonly how: 'with' | 'before' | 'header';
  readonly block: Block;
}

export interface Names {
  readonly shared: Shared;
  readonly declarations: ReadonlyMap<ValueId, Declaration>;
  /** What is read anywhere: a result that isn't needs no variable. */
  readonly read: ReadonlySet<ValueId>;
  /** Throws where the value has none: then something reads what nothing defines. */
  nameOf(value: ValueId): string;
  /** What other names are made of: also for a value that no operation defines any more. */
  wordOf(value: ValueId): string;
  /** All the names. */
  readonly all: readonly string[];
}

/** A branch that is printed as `test ? a : b`. */
export function isConditional(op: Op): boolean {
  return op.kind === 'branch' && op.form === 'conditional' && op.results.length === 1 && op.then.ops.length === 0 && op.else.ops.length === 0;
}

/** The step clause is printed in the header: it comes after what the body hands on, so it must neither make nor read that. */
export function stepsInHeader(op: Loop, shared: Shared): boolean {
  if (op.form !== 'for' || op.exit !== undefined) return false;
  const carried = new Set(op.params.map((param) => shared(param)));
  const steps = op.body.ops.slice(op.stepFrom);
  if (!steps.every((inner) => inner.kind === 'stage' && inner.leading === undefined && carried.has(shared(inner.result)))) return false;
  const made = new Set(steps.flatMap((inner) => resultsOf(inner)));
  const read = new Set([...readsOf(steps)].map(shared));
  return op.params.every((param, k) => {
    const atom = op.body.results[k];
    return !differs(param, atom, shared) || (!read.has(shared(param)) && refsOf(atom).every((value) => !made.has(value)));
  });
}

/** The value has to be assigned: it isn't in the variable already. A variable that was just declared is `undefined`. */
export function differs(value: ValueId, atom: Atom, shared: Shared): boolean {
  if (atom.type === 'Identifier' && atom.name === 'undefined') return shared.stale?.has(value) ?? false;
  return !(atom.type === 'Ref' && shared(atom.value) === shared(value));
}

/** The block that is left with `continue`: all of the body but a step in the header, with nothing to be assigned behind it. */
export function continuedBlock(op: Loop, shared: Shared): BlockOp | undefined {
  const [first] = op.body.ops;
  if (first?.kind !== 'block' || op.stepFrom !== 1) return undefined;
  if (op.body.ops.length > 1 && !stepsInHeader(op, shared)) return undefined;
  return op.params.some((param, k) => differs(param, op.body.results[k], shared)) ? undefined : first;
}
