/**
 * Sound IR, broken by hand: for each invariant of a function at least one fault that breaks it. Each fault says which
 * invariant must be reported, and a word that the report must contain.
 */
import { binary, number, ref } from '../../src/ir/build.js';
import type { Invariant } from '../../src/ir/invariants.js';
import type { Branch, Func, Jump, Loop, Op, Stage } from '../../src/ir/types.js';
import type { Binding, Expr } from '../../src/syntax.js';
import { changed, staged } from './staged.js';

export interface Fault {
  readonly invariant: Invariant;
  readonly name: string;
  readonly says: string;
  readonly broken: () => Func;
}

const straight = 'export function f(x: number, y: number): number { const p = x * y; return 1 / p; }';
const branching = 'export function f(x: number): number { let t = 0; if (x < 0) t = -x; else t = x * x; return t; }';
const looping = 'export function f(xs: number[]): number { let s = 0; for (let i = 0; i < xs.length; i++) s += xs[i]; return s; }';
const doing = 'export function f(x: number): number { do { x = x / 2; } while (x > 1); return x; }';
const early = 'export function f(xs: number[]): number { let s = 0; for (const x of xs) { if (x < 0) return s; s += x; } return s; }';

const throwing = 'export function f(x: number): number { let y = 1; if (x > 0) y = x * 2; else throw new Error("no"); return y; }';
const testedLast = 'export function f(xs: number[]): number { let i = 0; do { if (xs[i] > 3) break; i++; } while (xs[i] > 0); return i * xs[0]; }';

type Of<K extends Op['kind']> = Op & { kind: K };

/** The function with its operations of one kind changed. */
function each<K extends Op['kind']>(text: string, kind: K, change: (op: Of<K>) => Op | readonly Op[]): Func {
  const func = staged(text);
  return { ...func, body: changed(func.body, (op) => (op.kind === kind ? change(op as Of<K>) : op)) };
}

function stageOf(text: string, gate: string, change: (op: Stage) => Op | readonly Op[]): Func {
  return each(text, 'stage', (op) => (op.gate === gate ? change(op) : op));
}

const assignment: Expr = { type: 'UpdateExpression', operator: '++', prefix: true, argument: ref(0) };
const local: Binding = { id: 99, name: 'leftover', kind: 'let', module: false, type: { kind: 'number' } };
const unlisted: Binding = { id: 98, name: 'unlisted', kind: 'const', module: true, type: { kind: 'number' } };
const named = (binding: Binding): Expr => ({ type: 'Identifier', name: binding.name, binding });
const last = (func: Func): number => func.body.results[0].type === 'Ref' ? func.body.results[0].value : -1;
const loopOf = (change: (op: Loop) => Partial<Loop>): Func => each(looping, 'loop', (op) => ({ ...op, ...change(op) }));
const branchOf = (change: (op: Branch) => Partial<Branch>): Func => each(branching, 'branch', (op) => ({ ...op, ...change(op) }));

const jump = (target: number, values: readonly Expr[]): Op => ({ kind: 'jump', id: 0, target, values });

export const faults: readonly Fault[] = [
  { invariant: 1, name: 'a value at another number', says: 'says that it is %3', broken: () => {
    const func = staged(straight);
    return { ...func, values: func.values.map((value) => (value.id === 2 ? { ...value, id: 3 } : value)) };
  } },
  { invariant: 1, name: 'an operand beyond the table', says: '%77', broken: () => stageOf(straight, 'inv', (op) => ({ ...op, inputs: [ref(77)], expr: ref(77) })) },
  { invariant: 1, name: 'a result beyond the table', says: '%77', broken: () => stageOf(straight, 'inv', (op) => ({ ...op, result: 77 })) },
  { invariant: 2, name: 'the same stage twice', says: '%2', broken: () => stageOf(straight, 'mul', (op) => [op, { ...op, id: 1 }]) },
  { invariant: 2, name: 'a stage that defines a parameter', says: '%0', broken: () => stageOf(straight, 'mul', (op) => ({ ...op, result: 0 })) },
  { invariant: 3, name: 'a stage moved behind its use', says: '%2', broken: () => {
    const func = staged(straight);
    return { ...func, body: { ...func.body, ops: [...func.body.ops].reverse() } };
  } },
  { invariant: 3, name: 'a stage taken out', says: '%2, which nothing defines', broken: () => stageOf(straight, 'mul', () => []) },
  { invariant: 3, name: 'a store into what is not there yet', says: '%3', broken: () => stageOf(straight, 'mul', (op) => [
    { kind: 'store', id: 7, target: 3, path: [{ index: number(0) }], value: number(1) }, op,
  ]) },
  { invariant: 4, name: 'a value of an arm read after it', says: '%2', broken: () => {
    const func = staged(branching);
    return { ...func, body: { ...func.body, results: [ref(2)] }, result: ref(2) };
  } },
  { invariant: 4, name: 'a value of one arm in the other', says: '%2', broken: () => branchOf((op) => ({ else: { ...op.else, results: op.then.results } })) },
  { invariant: 4, name: 'a value of an arm read after it, though the other one goes on', says: '%2', broken: () => each(throwing, 'branch', (op) => ({
    ...op, else: { ops: op.else.ops.map((inner) => (inner.kind === 'effect' ? { ...inner, effect: 'call' as const } : inner)), results: [] },
  })) },
  { invariant: 4, name: 'a test that sees a step which nothing guards', says: '%', broken: () => each(testedLast, 'loop', (op) => ({ ...op, exit: undefined })) },
  { invariant: 4, name: 'a carried value read after its loop', says: '%', broken: () => {
    const func = staged(looping);
    const loop = func.body.ops.find((op): op is Loop => op.kind === 'loop')!;
    return { ...func, body: { ...func.body, results: [ref(loop.params[1])] }, result: ref(loop.params[1]) };
  } },
  { invariant: 5, name: 'an arm with a result too few', says: '1 and 0 of an arm', broken: () => branchOf((op) => ({ then: { ...op.then, results: [] } })) },
  { invariant: 5, name: 'a branch with a result too few', says: '0 and 1 of an arm', broken: () => branchOf(() => ({ results: [] })) },
  { invariant: 5, name: 'a loop without first values', says: '2 and 0 first values', broken: () => loopOf(() => ({ inits: [] })) },
  { invariant: 5, name: 'a loop with a result too few', says: '2 and 1 results', broken: () => loopOf((op) => ({ results: op.results.slice(0, 1) })) },
  { invariant: 5, name: 'a loop whose body yields too little', says: 'results of the body', broken: () => loopOf((op) => ({ body: { ...op.body, results: [] } })) },
  { invariant: 5, name: 'an exit code that is not carried', says: 'to hold the exit code', broken: () => each(early, 'loop', (op) => ({ ...op, exit: 9 })) },
  { invariant: 5, name: 'a counter that is not carried', says: 'to count', broken: () => loopOf(() => ({ counters: [2] })) },
  { invariant: 5, name: 'a step beyond the body', says: 'where the step could begin', broken: () => loopOf(() => ({ stepFrom: 40 })) },
  { invariant: 5, name: 'a `do` loop with a head', says: 'has no head', broken: () => each(doing, 'loop', (op) => ({ ...op, head: op.body.ops, body: { ...op.body, ops: [] } })) },
  { invariant: 6, name: 'an id used twice', says: 'is used twice', broken: () => stageOf(straight, 'inv', (op) => ({ ...op, id: 0 })) },
  { invariant: 6, name: 'an id that is still free', says: '50 is beyond', broken: () => stageOf(straight, 'inv', (op) => ({ ...op, id: 50 })) },
  { invariant: 7, name: 'a gate that nobody wrote', says: 'no gate `invv`', broken: () => stageOf(straight, 'inv', (op) => ({ ...op, gate: 'invv' })) },
  { invariant: 7, name: 'an input too few', says: '`mul` has 1 inputs', broken: () => stageOf(straight, 'mul', (op) => ({ ...op, inputs: [ref(0)] })) },
  { invariant: 7, name: 'a load without its index', says: '`load` has 1 inputs', broken: () => stageOf(looping, 'load', (op) => ({ ...op, inputs: op.inputs.slice(0, 1) })) },
  { invariant: 7, name: 'a load of nothing', says: 'reads no element', broken: () => stageOf(looping, 'load', (op) => ({ ...op, inputs: [ref(0)], expr: ref(0) })) },
  { invariant: 8, name: 'an input that is computed', says: '`%0 + %1` is none', broken: () => stageOf(straight, 'inv', (op) => ({ ...op, inputs: [binary('+', ref(0), ref(1))] })) },
  { invariant: 8, name: 'a first value that is computed', says: '`0 + 0` is none', broken: () => loopOf((op) => ({ inits: [binary('+', number(0), number(0)), op.inits[1]] })) },
  { invariant: 8, name: 'a result that is computed', says: 'is none', broken: () => branchOf((op) => ({ else: { ops: [], results: [binary('*', ref(0), ref(0))] } })) },
  { invariant: 9, name: 'a text without an input', says: '%1 is an input only', broken: () => stageOf(straight, 'mul', (op) => ({ ...op, expr: binary('*', ref(0), ref(0)) })) },
  { invariant: 9, name: 'an input without a text', says: '%1 is in the text only', broken: () => stageOf(straight, 'mul', (op) => ({ ...op, inputs: [ref(0), ref(0)] })) },
  { invariant: 10, name: 'a condition that assigns', says: '`++%0` does', broken: () => branchOf(() => ({ cond: binary('<', assignment, number(1)) })) },
  { invariant: 10, name: 'a test that assigns', says: '`++%0` does', broken: () => each(doing, 'loop', (op) => ({ ...op, test: binary('<', assignment, number(1)) })) },
  { invariant: 11, name: 'a variable that is left over', says: '`leftover`', broken: () => branchOf(() => ({ cond: binary('<', named(local), number(1)) })) },
  { invariant: 11, name: 'a name of a template that is left over', says: '`dz`', broken: () => stageOf(straight, 'mul', (op) => ({ ...op, gate: null, inputs: [], expr: { type: 'Identifier', name: 'dz' } })) },
  { invariant: 11, name: 'a constant that is not listed', says: '`unlisted`', broken: () => loopOf((op) => ({ inits: [named(unlisted), op.inits[1]] })) },
  { invariant: 12, name: 'an addition into a primal', says: '%2 is none', broken: () => stageOf(straight, 'mul', (op) => [
    op, { kind: 'add', id: 7, target: 2, path: [], sign: '+=', value: number(1) },
  ]) },
  { invariant: 13, name: 'arithmetic on an array', says: '`%0` is an array', broken: () => stageOf(looping, 'add', (op) => ({ ...op, inputs: [ref(0), op.inputs[1]] })) },
  { invariant: 13, name: 'arithmetic that gives a boolean', says: 'is a boolean', broken: () => {
    const func = staged(straight);
    return { ...func, values: func.values.map((value) => (value.id === 2 ? { ...value, type: { kind: 'boolean' as const } } : value)) };
  } },
  { invariant: 13, name: 'an element of a number', says: 'it has no elements', broken: () => {
    const func = staged(looping);
    return { ...func, values: func.values.map((value) => (value.id === 0 ? { ...value, type: { kind: 'number' as const } } : value)) };
  } },
  { invariant: 13, name: 'a boolean for a number', says: '`true` is a boolean, but', broken: () => branchOf((op) => ({ then: { ...op.then, results: [{ type: 'Literal', value: true, raw: 'true' }] } })) },
  { invariant: 13, name: 'a first value that is a string', says: "`'0'` is a string, but", broken: () => loopOf((op) => ({ inits: [{ type: 'Literal', value: '0', raw: "'0'" }, op.inits[1]] })) },
  { invariant: 14, name: 'another result than the body gives', says: '`%0` and `%3`', broken: () => ({ ...staged(straight), result: ref(0) }) },
  { invariant: 14, name: 'a body without a result', says: 'and none', broken: () => {
    const func = staged(straight);
    return { ...func, body: { ...func.body, results: [] }, result: ref(last(func)) };
  } },
  { invariant: 18, name: 'a jump to nowhere', says: 'there is no 77 around it', broken: () => {
    const func = staged(straight);
    const jump: Jump = { kind: 'jump', id: func.nextOp, target: 77, values: [] };
    return { ...func, nextOp: func.nextOp + 1, body: { ...func.body, ops: [...func.body.ops, jump] } };
  } },
  { invariant: 18, name: 'a jump behind nothing', says: 'there is no 99 around it', broken: () => branchOf((op) => ({ then: { ...op.then, ops: [...op.then.ops, jump(99, [])] } })) },
  { invariant: 18, name: 'a jump with too few values', says: '0 values for 2 results', broken: () => loopOf((op) => ({ body: { ...op.body, ops: [...op.body.ops, jump(op.id, [])] } })) },
  { invariant: 18, name: 'an operation behind a jump', says: 'something follows it', broken: () => loopOf((op) => ({ body: { ...op.body, ops: [jump(op.id, [number(0), number(0)]), ...op.body.ops] }, stepFrom: op.stepFrom + 1 })) },
];
