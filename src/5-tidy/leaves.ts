/**
 * The literals that an operation hands on: at the ends of its regions, and at the jumps out of it. A choice between
 * literals by an exit code that is nothing but such literals can be made where they stand.
 *
 *     exit = branch { 2 } else { 0 };  exit2 = branch(exit === 2) { 0 } else { exit }   →   exit2 = branch { 0 } else { 0 }
 */
import { literalValue } from '../ir/build.js';
import type { Atom, Jump, Loop, Op, OpId, Region, ValueId } from '../ir/types.js';
import { regionsOf, resultsOf } from '../ir/walk.js';

type Change = (literal: Atom) => Atom | undefined;

/**
 * The operation with each literal that it hands on as `value` replaced; `undefined` where they aren't all literals.
 * `alone` says of a value in between that nobody else reads it.
 */
export function mapLeaves(op: Op, value: ValueId, change: Change, alone: (value: ValueId) => boolean): Op | undefined {
  const at = resultsOf(op).indexOf(value);
  if (op.kind === 'branch') {
    const then = mapEnd(op.then, at, change, alone);
    const otherwise = mapEnd(op.else, at, change, alone);
    return then === undefined || otherwise === undefined ? undefined : { ...op, then, else: otherwise };
  }
  if (op.kind === 'block') {
    const ops = mapJumps(op.body.ops, op.id, at, change);
    const body = ops === undefined ? undefined : mapEnd({ ...op.body, ops }, at, change, alone);
    return body === undefined ? undefined : { ...op, body };
  }
  if (op.kind === 'loop') {
    // A loop that ends by its test hands on the 0 that it began with.
    const zero = { type: 'Literal', value: 0, raw: '0' } as const;
    if (literalValue(op.inits[at]) !== 0 || !endsAsBegun(op, at)) return undefined;
    const natural = change(zero);
    if (natural === undefined || literalValue(natural) !== 0) return undefined;
    const ops = mapJumps(op.body.ops, op.id, at, change);
    return ops === undefined ? undefined : { ...op, body: { ...op.body, ops } };
  }
  return undefined;
}

function mapEnd(region: Region, at: number, change: Change, alone: (value: ValueId) => boolean): Region | undefined {
  const atom = region.results[at];
  // Control never comes to the end of a region that ends like this.
  if (atom.type === 'Identifier' && atom.name === 'undefined') return region;
  if (atom.type === 'Ref') {
    const owner = region.ops.findLastIndex((op) => resultsOf(op).includes(atom.value));
    const inner = owner < 0 || !alone(atom.value) ? undefined : mapLeaves(region.ops[owner], atom.value, change, alone);
    return inner === undefined ? undefined : { ...region, ops: region.ops.map((op, k) => (k === owner ? inner : op)) };
  }
  const changed = atom.type === 'Literal' ? change(atom) : undefined;
  return changed === undefined ? undefined : { ...region, results: region.results.map((each, k) => (k === at ? changed : each)) };
}

function mapJumps(ops: readonly Op[], target: OpId, at: number, change: Change): readonly Op[] | undefined {
  let sound = true;
  const jump = (op: Jump): Jump => {
    const atom = op.values[at];
    const changed = atom.type === 'Literal' ? change(atom) : undefined;
    if (changed === undefined) sound = false;
    return { ...op, values: op.values.map((each, k) => (k === at ? changed ?? each : each)) };
  };
  const region = (inner: Region): Region => ({ ...inner, ops: list(inner.ops) });
  const list = (all: readonly Op[]): Op[] => all.map((op): Op => {
    if (op.kind === 'jump') return op.target === target ? jump(op) : op;
    if (op.kind === 'branch') return { ...op, then: region(op.then), else: region(op.else) };
    return op.kind === 'loop' || op.kind === 'block' ? { ...op, body: region(op.body) } : op;
  });
  const mapped = list(ops);
  return sound ? mapped : undefined;
}

export type Codes = ReadonlySet<number | boolean>;

/** What the operation can hand on as `value`, if that is literals only, or values of which that is known. */
export function codesOf(op: Op, value: ValueId, known: ReadonlyMap<ValueId, Codes>): Codes | undefined {
  const at = resultsOf(op).indexOf(value);
  const all = new Set<number | boolean>();
  const take = (atom: Atom, ops: readonly Op[]): boolean => {
    if (atom.type === 'Identifier' && atom.name === 'undefined') return true;
    if (atom.type === 'Ref') {
      const owner = ops.find((inner) => resultsOf(inner).includes(atom.value));
      const codes = known.get(atom.value) ?? (owner === undefined ? undefined : codesOf(owner, atom.value, known));
      codes?.forEach((code) => all.add(code));
      return codes !== undefined;
    }
    if (atom.type !== 'Literal' || (typeof atom.value !== 'number' && typeof atom.value !== 'boolean')) return false;
    all.add(atom.value);
    return true;
  };
  const jumped = (ops: readonly Op[], target: OpId): boolean => ops.every((inner) => (
    inner.kind === 'jump' ? inner.target !== target || take(inner.values[at], []) : regionsOf(inner).every((region) => jumped(region.ops, target))));
  const sound = op.kind === 'branch' ? [op.then, op.else].every((arm) => take(arm.results[at], arm.ops))
    : op.kind === 'block' ? take(op.body.results[at], op.body.ops) && jumped(op.body.ops, op.id)
      : op.kind === 'loop' && endsAsBegun(op, at) && take(op.inits[at], []) && jumped(op.body.ops, op.id);
  return sound ? all : undefined;
}

/** Only jumps hand on anything else than what the loop began with. */
function endsAsBegun(op: Loop, at: number): boolean {
  const next = op.body.results[at];
  return op.exit === undefined && next.type === 'Ref' && next.value === op.params[at];
}
