/**
 * What putting jumps back carries along, and what is known of exit codes on the way: which numbers they can be, and what
 * other values come to once an arm of a branch is ruled out.
 *
 *     exit = branch(…) { 2 } else { 0 };  …where that branch went on: exit is 0
 */
import { type Builder, number, ref } from '../ir/build.js';
import type { Atom, Branch, Op, Region, Store, Value, ValueId } from '../ir/types.js';
import { mapRegion, readsOf, refsOf } from '../ir/walk.js';
import type { Expr } from '../syntax.js';
import { decide, outcome } from './decide.js';
import { bind, definedBy, type Path, resolve } from './landings.js';
import { type Codes, codesOf, mapLeaves } from './leaves.js';

export interface Context {
  readonly builder: Builder;
  /** What values are on all ways that lead to where they are read. */
  readonly known: Map<ValueId, Expr>;
  /** What exit codes can be, where that is known. */
  readonly codes: Map<ValueId, Codes>;
  /** How often each value is read. */
  readonly reads: ReadonlyMap<ValueId, number>;
  /** A slot of a tape is written. */
  readonly isRecord: (op: Op) => op is Store;
  /** What is read after the region, from wherever it is defined. */
  readonly open: ReadonlySet<ValueId>;
}

export function contextFor(builder: Builder, forward: Region, after: Region): Context {
  // Slots of tapes are local values that say what they keep.
  const isTape = ({ origin, of }: Value): boolean => origin === 'local' && of !== undefined;
  const isRecord = (op: Op): op is Store => op.kind === 'store' && op.path.length === 1 && isTape(builder.values[op.target]);
  return { builder, known: new Map(), codes: new Map(), reads: countReads([forward, after]), isRecord, open: readBy(after) };
}

/** Everything that the region reads. */
export function readBy({ ops, results }: Region): ReadonlySet<ValueId> {
  const read = readsOf(ops);
  results.forEach((atom) => refsOf(atom).forEach((value) => read.add(value)));
  return read;
}

function countReads(regions: readonly Region[]): ReadonlyMap<ValueId, number> {
  const reads = new Map<ValueId, number>();
  const count = (expr: Expr): void => refsOf(expr).forEach((value) => reads.set(value, (reads.get(value) ?? 0) + 1));
  regions.forEach((region) => void mapRegion(region, (expr) => (count(expr), expr)));
  return reads;
}

/** The values as they are on this way. */
export function valuesOf(cx: Context, values: readonly ValueId[], path: Path | undefined): readonly Atom[] {
  return values.map((value) => resolve(ref(value), path, cx.known));
}

/** An exit code that can be one number only is that number. */
export function collapse(cx: Context, op: Op, value: ValueId): void {
  if (op.kind === 'stage' || !isCode(cx, value)) return;
  const codes = codesOf(op, value, cx.codes);
  if (codes === undefined) return;
  cx.codes.set(value, codes);
  const [only] = codes;
  if (codes.size === 1) cx.known.set(value, literal(only));
}

function literal(value: number | boolean): Expr {
  return typeof value === 'number' ? number(value) : { type: 'Literal', value, raw: String(value) };
}

/** The one number that an exit code can be where it isn't 0. */
export function unlessZero(cx: Context, value: ValueId): number | undefined {
  const others = [...cx.codes.get(value) ?? []].filter((code): code is number => code !== 0);
  return others.length === 1 ? others[0] : undefined;
}

/** What a branch hands on, once it is known which arm is taken: other words for the same, or assignments. */
export function replaced(cx: Context, results: readonly ValueId[], atoms: readonly Atom[]): Op[] {
  return results.flatMap((value, k): Op[] => {
    const atom = atoms[k];
    if (isCode(cx, value) || isSameVariable(cx, value, atom) || (atom.type === 'Identifier' && atom.name === 'undefined')) {
      cx.known.set(value, atom);
      return [];
    }
    return [cx.builder.plain(value, atom)];
  });
}

function isSameVariable(cx: Context, value: ValueId, atom: Atom): boolean {
  return atom.type === 'Ref' && cx.builder.values[atom.value].variable === cx.builder.values[value].variable;
}

/** The exit code of a function, or whether a case of a `switch` was entered: variables that the user doesn't know. */
export function isCode(cx: Context, value: ValueId): boolean {
  const { variable } = cx.builder.values[value];
  return variable !== undefined && variable.span === undefined && variable.kind === 'let' && (variable.name === 'exit' || variable.name === 'entered');
}

/** `exit = exit === 2 ? 0 : exit` is done where the code was set, if nobody else reads what it was before. */
export function chosenBefore(cx: Context, op: Branch, out: Op[]): boolean {
  const [value] = op.results;
  if (op.results.length !== 1 || op.then.ops.length + op.else.ops.length > 0 || !isCode(cx, value)) return false;
  const codes = new Set(refsOf(op.cond));
  const [code] = codes;
  if (codes.size !== 1 || !isCode(cx, code)) return false;
  const own = [op.cond, ...op.then.results, ...op.else.results].flatMap((expr) => refsOf(expr));
  if (own.some((each) => each !== code) || cx.reads.get(code) !== own.length) return false;
  const at = out.findLastIndex((before) => definedBy([before]).includes(code));
  if (at < 0) return false;
  const mapped = mapLeaves(out[at], code, (each) => {
    const path = bind(undefined, [code], [each], cx.known);
    const taken = outcome(decide(resolve(op.cond, path, cx.known)));
    return taken === undefined ? undefined : resolve((taken ? op.then : op.else).results[0], path, cx.known);
  }, (inner) => cx.reads.get(inner) === 1);
  if (mapped === undefined) return false;
  out[at] = { ...mapped, results: definedBy([mapped]).map((each) => (each === code ? value : each)) } as Op;
  collapse(cx, out[at], value);
  return true;
}

/** `exit === 0`, with nothing else to it. */
export function isGuard(cond: Expr): boolean {
  return cond.type === 'BinaryExpression';
}

export function isLeaving(code: ValueId): Expr {
  return { type: 'BinaryExpression', operator: '!==', left: ref(code), right: number(0) };
}
