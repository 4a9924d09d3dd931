/** Names, broken by hand: what can be wrong with them, on programs for which they are right. */
import type { Invariant } from '../../src/ir/invariants.js';
import type { Names, Shared } from '../../src/ir/names.js';
import type { Op, ValueId } from '../../src/ir/types.js';
import type { CompileOptions } from '../../src/options.js';
import type { Scope } from '../../src/watch/names.js';

export interface NameFault {
  readonly invariant: Invariant;
  readonly name: string;
  readonly says: string;
  readonly text: string;
  readonly options?: CompileOptions;
  readonly broken: (names: Names, scope: Scope) => Names;
}

/** The operations with each one, at any depth, replaced by what `change` makes of it; loops keep their step. */
export function changedEverywhere(ops: readonly Op[], change: (op: Op) => readonly Op[]): readonly Op[] {
  return ops.flatMap((op) => {
    if (op.kind === 'branch') return change({ ...op, then: { ...op.then, ops: changedEverywhere(op.then.ops, change) }, else: { ...op.else, ops: changedEverywhere(op.else.ops, change) } });
    if (op.kind === 'block') return change({ ...op, body: { ...op.body, ops: changedEverywhere(op.body.ops, change) } });
    if (op.kind !== 'loop') return change(op);
    const main = changedEverywhere(op.body.ops.slice(0, op.stepFrom), change);
    const step = changedEverywhere(op.body.ops.slice(op.stepFrom), change);
    return change({ ...op, body: { ...op.body, ops: [...main, ...step] }, stepFrom: main.length });
  });
}

const straight = 'export function f(x: number, y: number): number { const p = x * y; return 1 / p; }';
const versions = 'export function f(x: number): number { let h = Math.sin(x); const a = h * x; h = Math.exp(h); return a * h; }';
const choice = 'export function f(x: number, y: number): number { let a = x * y; if (x > 0) a = Math.sin(x); return a * y * a; }';
const loop = 'export function f(x: number, n: number): number { let a = x; let b = x * x; for (let i = 0; i < n; i++) { const c = a * b; b = Math.sin(a); a = c; } return a * b; }';
const again = `export function f(xs: number[], n: number): number { let s = 0;
for (let i = 0; i < n; i++) { let best: number | undefined = undefined; for (let j = i; j < xs.length; j += 2) { const x = xs[j]; if (x > 1 && (best === undefined || x < best)) best = x * x; }
if (best !== undefined) s += best * s + best; } return s; }`;

const named = (names: Names, text: string): ValueId => [...names.read].find((value) => names.nameOf(value) === text)!;
const called = (names: Names, text: string, other: string): Names => ({ ...names, nameOf: (value) => (names.nameOf(value) === text ? other : names.nameOf(value)) });
/** `a` and `b` in one variable. */
const together = (names: Names): Names => {
  const [first, other] = [named(names, 'a'), named(names, 'b')];
  const shared: Shared = (value) => (names.shared(value) === names.shared(other) ? names.shared(first) : names.shared(value));
  return { ...names, shared, declarations: new Map([...names.declarations].filter(([root]) => root !== names.shared(other))) };
};

export const nameFaults: readonly NameFault[] = [
  { invariant: 19, name: 'a value without a name', says: 'has none', text: straight, broken: (names) => ({
    ...names,
    nameOf: (value) => {
      if (names.nameOf(value) === 'p') throw new Error('none');
      return names.nameOf(value);
    },
  }) },
  { invariant: 19, name: 'a keyword', says: '`new`', text: straight, broken: (names) => called(names, 'p', 'new') },
  { invariant: 19, name: 'no identifier', says: '`2p`', text: straight, broken: (names) => called(names, 'p', '2p') },
  { invariant: 19, name: 'a name of the module', says: '`fGrad`', text: straight, broken: (names) => called(names, 'p', 'fGrad') },
  { invariant: 20, name: 'two variables with one name', says: '`x` is', text: straight, broken: (names) => called(names, 'p', 'x') },
  { invariant: 20, name: 'a name in a loop that hides one outside', says: '`a` is', text: loop, broken: (names) => called(names, 'c', 'a') },
  { invariant: 21, name: 'two versions in one variable, though the first is still read', says: 'is no longer in `h`', text: versions, broken: (names, { ops }) => {
    const [first, second] = ops.filter((op) => op.kind === 'stage').filter((op) => names.nameOf(op.result).startsWith('h')).map((op) => op.result);
    return { ...names, shared: (value) => (value === second ? names.shared(first) : names.shared(value)), nameOf: (value) => names.nameOf(value === second ? first : value) };
  } },
  { invariant: 21, name: 'two variables of a loop in one', says: 'is no longer in', text: loop, broken: together },
  { invariant: 21, name: 'what one arm destroys and the rest reads', says: 'is no longer in `y`', text: choice, broken: (names, { ops }) => {
    const branch = ops.find((op) => op.kind === 'branch')!;
    const victim = named(names, 'y');
    return { ...names, shared: (value) => (branch.kind === 'branch' && names.shared(value) === names.shared(branch.results[0]) ? names.shared(victim) : names.shared(value)) };
  } },
  { invariant: 21, name: '`undefined` that is not written, though the variable was used before', says: 'is no longer in `best`', text: again, broken: ({ shared, ...names }) => ({ ...names, shared: (value) => shared(value) }) },
];
