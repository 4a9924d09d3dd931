/**
 * Where control goes from the end of a region: over everything that the exit code rules out, to the operation that is
 * really next, or out of loops. Takes the operations as staging left them, guarantees that nothing but conditions on
 * known exit codes lies between the region's end and the landing.
 *
 *     exit = 2;  if (exit === 0) { … }  if (exit === 0) i++;  // exit is carried     →   behind the loop
 */
import { literalValue } from '../ir/build.js';
import type { Atom, Branch, Loop, Op, OpId, Region, Store, ValueId } from '../ir/types.js';
import { mapExprs, resultsOf, substitute } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { decide, outcome } from './decide.js';

/** What comes after a place: operations, what the region hands on, and where it ends. */
export interface Rest {
  readonly ops: readonly Op[];
  readonly at: number;
  readonly results: readonly Atom[];
  readonly end: End;
  /** The block that begins with the operation before this place, once a jump asks for it. */
  block?: BlockFrame;
  /** No block can begin here: it comes behind one. */
  readonly sealed?: boolean;
}

export type End =
  /** An arm, whose results become the branch's. */
  | { readonly kind: 'arm'; readonly branch: Branch; readonly after: Rest }
  /** The body of a loop up to its step. */
  | { readonly kind: 'main'; readonly frame: LoopFrame; readonly after: Rest }
  /** The operations of a block that has been opened. */
  | { readonly kind: 'block'; readonly frame: BlockFrame; readonly after: Rest }
  /** Nothing is known of what follows. */
  | { readonly kind: 'wall' };

export interface LoopFrame {
  readonly loop: Loop;
  /** The block that `continue` leaves, and the values of the body that are read behind it. */
  readonly latch: OpId;
  readonly behind: readonly ValueId[];
  continues: number;
}

export interface BlockFrame {
  readonly id: OpId;
  /** The operation of `ops` behind the block. */
  readonly to: number;
  readonly behind: readonly ValueId[];
  readonly results: readonly ValueId[];
}

/** What the values are on one way through the program, as far as that differs from what they are on all ways. */
export interface Path {
  readonly values: readonly ValueId[];
  readonly atoms: readonly Expr[];
  readonly before: Path | undefined;
}

export type Known = ReadonlyMap<ValueId, Expr>;

export interface Landing {
  /** Behind the loop, or where its body ends; `records` are to be made on the way. */
  readonly loop?: {
    readonly kind: 'break' | 'continue';
    readonly frame: LoopFrame;
    readonly path: Path | undefined;
    readonly records: readonly Store[];
  };
  /** Behind operations that are ruled out, with no loop in between. */
  readonly block?:
    | { readonly rest: Rest; readonly to: number; readonly path: Path | undefined }
    | { readonly frame: BlockFrame; readonly path: Path | undefined };
}

/** So many records, at most, are made on the way to a landing. */
const MOST = 2;

/** `isRecord`: a slot of a tape is written, which a jump can do as well before it leaves. */
export function landing(path: Path | undefined, from: Rest, known: Known, isRecord: (op: Op) => op is Store): Landing {
  let found: Landing = {};
  let rest = from;
  let at = path;
  let records: readonly Store[] = [];
  // Something was ruled out since the last loop: to end there would be another way.
  let skipped = false;
  for (;;) {
    for (let k = rest.at; k < rest.ops.length; k++) {
      const op = rest.ops[k];
      if (isRecord(op) && records.length < MOST) {
        const before = at;
        records = [...records, mapExprs(op, (expr) => resolve(expr, before, known)) as Store];
        continue;
      }
      const taken = op.kind === 'branch' ? armOf(op, at, known) : undefined;
      if (op.kind !== 'branch' || taken === undefined || taken.ops.length > 0) return found;
      at = bind(at, op.results, taken.results, known);
      if (op.then.ops.length + op.else.ops.length === 0) continue;
      skipped = true;
      if (found.loop === undefined && records.length === 0 && rest.sealed !== true) found = { block: { rest, to: k + 1, path: at } };
    }
    const { end } = rest;
    if (end.kind === 'wall') return found;
    if (end.kind === 'arm') at = bind(at, end.branch.results, rest.results, known);
    if (end.kind === 'block' && found.loop === undefined && records.length === 0) found = { block: { frame: end.frame, path: at } };
    if (end.kind === 'main') {
      const { loop } = end.frame;
      const code = loop.exit === undefined ? 0 : literalValue(resolve(loop.body.results[loop.exit], at, known));
      if (code === undefined) return found;
      if (code === 0) return found.loop !== undefined && !skipped ? found : { loop: { kind: 'continue', frame: end.frame, path: at, records } };
      for (const op of loop.body.ops.slice(loop.stepFrom)) {
        const taken = op.kind === 'branch' ? armOf(op, at, known) : undefined;
        if (op.kind !== 'branch' || taken === undefined || taken.ops.length > 0) return found;
        at = bind(at, op.results, taken.results, known);
      }
      at = bind(at, loop.results, loop.body.results, known);
      found = { loop: { kind: 'break', frame: end.frame, path: at, records } };
      skipped = false;
    }
    rest = end.after;
  }
}

/** The arm that is taken, where that is known. */
function armOf(op: Branch, path: Path | undefined, known: Known): Region | undefined {
  const taken = outcome(decide(resolve(op.cond, path, known)));
  return taken === undefined ? undefined : taken ? op.then : op.else;
}

export function bind(before: Path | undefined, values: readonly ValueId[], atoms: readonly Expr[], known: Known): Path | undefined {
  return values.length === 0 ? before : { values, atoms: atoms.map((atom) => resolve(atom, before, known)), before };
}

/** The expression with what is known of its values, on this way and on all ways. */
export function resolve(expr: Expr, path: Path | undefined, known: Known): Expr {
  if (path === undefined && known.size === 0) return expr;
  const valueOf = (value: ValueId): Expr | undefined => {
    for (let at = path; at !== undefined; at = at.before) {
      const k = at.values.indexOf(value);
      if (k >= 0) return at.atoms[k];
    }
    const found = known.get(value);
    return found?.type === 'Ref' ? valueOf(found.value) ?? found : found;
  };
  return substitute(expr, valueOf);
}

/** Every value that the path speaks of. */
export function passed(path: Path | undefined): ValueId[] {
  const values: ValueId[] = [];
  for (let at = path; at !== undefined; at = at.before) values.push(...at.values);
  return values;
}

/** The values that operations define for those behind them. */
export function definedBy(ops: readonly Op[]): ValueId[] {
  return ops.flatMap((op) => resultsOf(op));
}
