/**
 * A derivative written by hand, as sound IR after storage, and what can be wrong with it.
 *
 *     f(x, y) = 1 / (x * y), and a loop that tells the backward pass nothing
 */
import { Builder, binary, negate, number, ref } from '../../src/ir/build.js';
import type { Invariant } from '../../src/ir/invariants.js';
import type { Add, Branch, Derivative, Loop, Op, Region, Stage } from '../../src/ir/types.js';
import type { Expr } from '../../src/syntax.js';
import { changed, staged } from './staged.js';

export const source = `export function f(x: number, y: number): number {
  const p = x * y; // product
  const e = 1 / p;
  for (let i = 0; i < 3; i++) console.log(i);
  return e;
}`;

/** `df` comes in; `dp = -(e * e) * df`, `dx += y * dp`, `dy += x * dp`; a loop that mirrors the other one adds nothing. */
export function soundDerivative(): Derivative {
  const staging = staged(source);
  const func = { ...staging, params: staging.params.map((param) => ({ ...param, wrt: true })) };
  const [mul, inv] = func.body.ops;
  const mirrored = func.body.ops.find((op): op is Loop => op.kind === 'loop')!;
  const [x, y, p, e] = [0, 1, 2, 3];
  const make = new Builder(func.values, func.nextOp);
  const adjoint = (of: number): number => make.value({ type: { kind: 'number' }, origin: 'adjoint', of });
  const [seed, dp, dx, dy, t] = [adjoint(e), adjoint(p), adjoint(x), adjoint(y), make.value({ type: { kind: 'number' }, origin: 'local', hint: 't' })];
  const last = make.value({ type: { kind: 'number' }, origin: 'join', hint: 't' });
  const slope = negate(binary('*', ref(e), ref(e)));
  const first = make.plain(dp, binary('*', slope, ref(seed)));
  const toX = make.add(dx, binary('*', ref(y), ref(dp)));
  const toY = make.add(dy, binary('*', ref(x), ref(dp)));
  const back: Loop = make.op<Loop>({
    kind: 'loop', form: 'for', mirror: mirrored.id, params: [t], inits: [number(2)], head: [], test: binary('>=', ref(t), number(0)),
    body: { ops: [make.add(dx, number(0), '-=')], results: [number(-1)] }, stepFrom: 1, results: [last], counters: [0],
  });
  const backward: Region = { ops: [back, first, toX, toY], results: [ref(dx), ref(dy)] };
  const one = make.plain(dp, slope);
  const joint: Region = { ops: [...func.body.ops, one, toX, toY], results: [ref(e), ref(dx), ref(dy)] };
  return {
    func, values: make.values, nextOp: make.nextOp, forward: func.body, backward, seed, cache: [x, y, e], joint,
    because: new Map([[back.id, mirrored.id], [first.id, inv.id], [toX.id, mul.id], [toY.id, mul.id]]), inside: new Map([[mul.id, inv.id]]),
  };
}

/** `f(x)` is `1 / x` where `x < 0`, else 0: the backward pass reads what an arm of the forward pass defines. */
export function armsDerivative(): Derivative {
  const staging = staged('export function f(x: number): number { let y = 0; if (x < 0) y = 1 / x; return y; }');
  const func = { ...staging, params: staging.params.map((param) => ({ ...param, wrt: true })) };
  const [x, , inverse, y] = [0, 1, 2, 3];
  const make = new Builder(func.values, func.nextOp);
  const seed = make.value({ type: { kind: 'number' }, origin: 'adjoint', of: y });
  const dx = make.value({ type: { kind: 'number' }, origin: 'adjoint', of: x });
  const reversed = (incoming: Expr): Op => make.op<Branch>({
    kind: 'branch', form: 'if', cond: binary('<', ref(x), number(0)), results: [], else: { ops: [], results: [] },
    then: { ops: [make.add(dx, binary('*', binary('*', ref(inverse), ref(inverse)), incoming), '-=')], results: [] },
  });
  const backward: Region = { ops: [reversed(ref(seed))], results: [ref(dx)] };
  const joint: Region = { ops: [...func.body.ops, reversed(number(1))], results: [ref(y), ref(dx)] };
  return { func, values: make.values, nextOp: make.nextOp, forward: func.body, backward, seed, cache: [x, inverse], joint, because: new Map(), inside: new Map() };
}

export interface DerivativeFault {
  readonly invariant: Invariant;
  readonly name: string;
  readonly says: string;
  readonly broken: () => Derivative;
}

const backwards = (change: (op: Op, d: Derivative) => Op | readonly Op[]): Derivative => {
  const d = soundDerivative();
  return { ...d, backward: changed(d.backward, (op) => change(op, d)) };
};
const adds = (change: (op: Add, d: Derivative) => Op | readonly Op[]): Derivative => backwards((op, d) => (op.kind === 'add' && op.sign === '+=' ? change(op, d) : op));
const loops = (change: (op: Loop) => Op): Derivative => backwards((op) => (op.kind === 'loop' ? change(op) : op));

/** The definition of `dp`, put into the arms of a branch. */
export const inArms = (arms: (definition: Stage) => readonly [readonly Op[], readonly Op[]]): Derivative => {
  const d = backwards((op, { nextOp }) => {
    if (op.kind !== 'stage') return op;
    const [then, otherwise] = arms(op);
    return { kind: 'branch', id: nextOp, form: 'if', cond: binary('<', ref(0), number(1)), results: [], then: { ops: then, results: [] }, else: { ops: otherwise, results: [] } };
  });
  return { ...d, nextOp: d.nextOp + 2 };
};

/** The counter of the forward loop: a value that no one can see after the loop. */
const counter = (d: Derivative): number => d.func.body.ops.find((op): op is Loop => op.kind === 'loop')!.params[0];

export const derivativeFaults: readonly DerivativeFault[] = [
  { invariant: 1, name: 'an addition to a value beyond the table', says: '%99', broken: () => adds((op) => ({ ...op, target: 99 })) },
  { invariant: 2, name: 'a forward value defined again', says: '%2', broken: () => backwards((op) => (op.kind === 'stage' ? { ...op, result: 2 } : op)) },
  { invariant: 2, name: 'an inner forward value defined again', says: '%', broken: () => backwards((op, d) => (op.kind === 'stage' ? { ...op, result: counter(d) } : op)) },
  { invariant: 2, name: 'an adjoint defined twice', says: '%9', broken: () => backwards((op, d) => (op.kind === 'stage' ? [op, { ...op, id: d.nextOp - 1 }] : op)) },
  { invariant: 4, name: 'an adjoint that only one arm defines', says: '%9', broken: () => inArms((op) => [[op], []]) },
  { invariant: 3, name: 'an adjoint read before its definition', says: '%', broken: () => {
    const d = soundDerivative();
    return { ...d, backward: { ...d.backward, ops: [...d.backward.ops].reverse() } };
  } },
  { invariant: 4, name: 'a value of a forward loop in the backward pass', says: '%', broken: () => adds((op, d) => ({ ...op, value: ref(counter(d)) })) },
  { invariant: 4, name: 'the seed in the joint function', says: '%', broken: () => {
    const d = soundDerivative();
    return { ...d, joint: changed(d.joint!, (op) => (op.kind === 'add' ? { ...op, value: ref(d.seed) } : op)) };
  } },
  { invariant: 6, name: 'an id of the forward pass in the backward pass', says: 'is used twice', broken: () => adds((op) => ({ ...op, id: 0 })) },
  { invariant: 11, name: 'a name of a template in the backward pass', says: '`dz`', broken: () => adds((op) => ({ ...op, value: { type: 'Identifier', name: 'dz' } })) },
  { invariant: 12, name: 'an addition into a forward value', says: '%2 is none', broken: () => adds((op) => ({ ...op, target: 2 })) },
  { invariant: 13, name: 'an addition of a boolean', says: 'is a boolean', broken: () => adds((op) => ({ ...op, value: binary('<', number(0), number(1)) })) },
  { invariant: 13, name: 'an addition into an element of a number', says: 'is a number: it has no elements', broken: () => adds((op) => ({ ...op, path: [{ index: number(0) }] })) },
  { invariant: 13, name: 'an index that is a string', says: 'is a string', broken: () => adds((op) => ({ ...op, path: [{ index: { type: 'Literal', value: 'a', raw: "'a'" } }] })) },
  { invariant: 15, name: 'a value that is not recorded', says: '%3 is read, but not in it', broken: () => ({ ...soundDerivative(), cache: [0, 1] }) },
  { invariant: 15, name: 'a value that is recorded for nothing', says: '%2 is in it, but not read', broken: () => ({ ...soundDerivative(), cache: [0, 1, 2, 3] }) },
  { invariant: 15, name: 'a value of a loop body', says: 'belongs to a loop body', broken: () => {
    const d = soundDerivative();
    return { ...d, cache: [...d.cache, counter(d)] };
  } },
  { invariant: 15, name: 'another order than that of definition', says: '%1, %0, %3 for %0, %1, %3', broken: () => ({ ...soundDerivative(), cache: [1, 0, 3] }) },
  { invariant: 16, name: '`because` that leads nowhere', says: '`because` leads from 0 to 91', broken: () => ({ ...soundDerivative(), because: new Map([[0, 91]]) }) },
  { invariant: 16, name: '`inside` that leads nowhere', says: '`inside` leads from 0 to 92', broken: () => ({ ...soundDerivative(), inside: new Map([[0, 92]]) }) },
  { invariant: 16, name: '`mirror` that leads nowhere', says: 'to 93', broken: () => loops((op) => ({ ...op, mirror: 93 })) },
  { invariant: 17, name: 'a gradient too few', says: '1 in the backward pass for 2', broken: () => {
    const d = soundDerivative();
    return { ...d, backward: { ...d.backward, results: d.backward.results.slice(1) } };
  } },
  { invariant: 17, name: 'a gradient too few in the joint function', says: '1 in the joint function for 2', broken: () => {
    const d = soundDerivative();
    return { ...d, joint: { ...d.joint!, results: d.joint!.results.slice(2) } };
  } },
];
