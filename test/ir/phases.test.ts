/** The verifier between the phases: what they make is sound, and a fault in what any of them makes is noticed. */
import { describe, expect, test } from 'vitest';
import { ref } from '../../src/ir/build.js';
import { INVARIANTS, type Invariant } from '../../src/ir/invariants.js';
import type { Op, Region } from '../../src/ir/types.js';
import { faultsAfter } from '../../src/watch/check.js';
import type { WithNames } from '../../src/watch/products.js';
import { changedEverywhere, nameFaults } from './name-faults.js';
import { type Products, products } from './phases.js';
import { gates } from './staged.js';

const straight = 'export function f(x: number, y: number): number { const p = x * y; return 1 / p; }';
const recurrence = 'export function f(x: number, n: number): number { let h = x; for (let i = 0; i < n; i++) h = Math.sin(h) * h; return h; }';
const sum = 'export function f(xs: number[], k: number): number { let s = 0; for (let i = 0; i < xs.length; i++) s += k * xs[i] * xs[i]; return s / xs.length; }';
const nested = 'export function f(x: number, n: number): number { let s = x; for (let i = 0; i < n; i++) { const t = [s, x]; for (let j = 0; j < i; j++) t[j % 2] *= Math.exp(-x); s += t[0] * t[1]; } return s; }';
const leaving = 'export function f(xs: number[], top: number): number { let s = 0; for (const x of xs) { if (x < 0) continue; s += x * x; if (s > top) return s - top; } return s; }';

const messages = (phase: string, product: unknown): readonly string[] => faultsAfter(phase, product, gates).map(({ message }) => message);

describe('what the phases make is sound', () => {
  for (const style of ['staged', 'lecture', 'compact'] as const) {
    test.each([straight, recurrence, sum, nested, leaving])(`${style}: %s`, (text) => {
      const made = products(text, { style });
      expect(Object.entries(made).flatMap(([phase, product]) => messages(phase, product))).toEqual([]);
    });
  }

  test('fused loops are looked at as well', () => {
    expect(Object.keys(products(sum))).toContain('fuse');
  });
});

interface Fault {
  readonly name: string;
  readonly invariant: Invariant;
  readonly phase: keyof Products;
  readonly text: string;
  readonly says: string;
  readonly broken: (made: Products) => unknown;
}

const without = (region: Region, gone: (op: Op) => boolean): Region => ({ ...region, ops: changedEverywhere(region.ops, (op) => (gone(op) ? [] : [op])) });

const faults: readonly Fault[] = [
  { name: 'a tape that is read and never made', invariant: 3, phase: 'reverse', text: recurrence, says: 'which nothing defines', broken: ({ reverse: { recorded, ...rest } }) => ({
    ...rest, recorded: { ...recorded, forward: without(recorded.forward, (op) => op.kind === 'stage' && op.expr.type === 'NewExpression') },
  }) },
  { name: 'a backward iteration that reads its forward iteration', invariant: 4, phase: 'reverse', text: recurrence, says: '%', broken: ({ reverse: { func, recorded, ...rest } }) => {
    const last = func.body.ops.flatMap((op) => (op.kind === 'loop' ? op.params : []))[1];
    return { ...rest, func, recorded: { ...recorded, backward: { ...recorded.backward, ops: changedEverywhere(recorded.backward.ops, (op) => [op.kind === 'stage' && op.expr.type === 'MemberExpression' ? { ...op, expr: ref(last) } : op]) } } };
  } },
  { name: 'a gradient too few', invariant: 17, phase: 'reverse', text: straight, says: '1 in the backward pass for 2', broken: ({ reverse: { recorded, ...rest } }) => ({
    ...rest, recorded: { ...recorded, backward: { ...recorded.backward, results: recorded.backward.results.slice(1) } },
  }) },
  { name: 'an operation of a fused loop twice', invariant: 6, phase: 'fuse', text: sum, says: 'is used twice', broken: ({ fuse }) => {
    const { recorded, ...rest } = fuse!;
    return { ...rest, recorded: { ...recorded, forward: { ...recorded.forward, ops: changedEverywhere(recorded.forward.ops, (op) => (op.kind === 'add' ? [op, op] : [op])) } } };
  } },
  { name: 'zeros that nobody gives', invariant: 3, phase: 'fuse', text: sum, says: '%', broken: ({ fuse }) => ({ ...fuse!, given: [] }) },
  { name: 'an adjoint that is read and was dropped', invariant: 3, phase: 'tidy', text: straight, says: '%', broken: ({ tidy: { tidied, ...rest } }) => {
    const [first] = tidied.backward.ops;
    const kept = tidied.backward.ops.map((op) => (op === first || op.kind !== 'stage' ? op : { ...op, expr: ref(tidied.values.length) }));
    return { ...rest, tidied: { ...tidied, values: [...tidied.values, { id: tidied.values.length, type: { kind: 'number' }, origin: 'local' }], backward: { ...tidied.backward, ops: kept } } };
  } },
  { name: 'a definition moved behind its use', invariant: 3, phase: 'tidy', text: straight, says: '%', broken: ({ tidy: { tidied, ...rest } }) => ({
    ...rest, tidied: { ...tidied, backward: { ...tidied.backward, ops: [...tidied.backward.ops].reverse() } },
  }) },
  { name: 'a jump that leads nowhere', invariant: 18, phase: 'tidy', text: leaving, says: 'around it', broken: ({ tidy: { tidied, ...rest } }) => ({
    ...rest, tidied: { ...tidied, forward: { ...tidied.forward, ops: changedEverywhere(tidied.forward.ops, (op) => [op.kind === 'jump' ? { ...op, target: -7 } : op]) } },
  }) },
  { name: 'a recorded value that is not in the cache', invariant: 15, phase: 'tidy', text: nested, says: 'is read, but not in it', broken: ({ tidy: { tidied, ...rest } }) => ({
    ...rest, tidied: { ...tidied, cache: tidied.cache.slice(1) },
  }) },
  { name: 'a value in the cache for nothing', invariant: 15, phase: 'tidy', text: recurrence, says: 'is in it, but not read', broken: ({ tidy: { tidied, ...rest } }) => ({
    ...rest, tidied: { ...tidied, cache: [...tidied.cache, ...tidied.forward.ops.flatMap((op) => (op.kind === 'loop' ? op.results.filter((value) => !tidied.cache.includes(value)) : []))] },
  }) },
];

describe('a fault in what a phase made is noticed', () => {
  test.each(faults.map((fault) => [`after ${fault.phase}: ${fault.name}`, fault] as const))('%s', (_, { invariant, phase, text, says, broken }) => {
    const told = messages(phase, broken(products(text))).filter((message) => message.includes(INVARIANTS[invariant]));
    expect(told.join('\n\n')).toContain(says);
  });
});

describe('a fault in names is noticed', () => {
  test.each(nameFaults.map((fault) => [`(${fault.invariant}) ${fault.name}`, fault] as const))('%s', (_, { invariant, says, text, options, broken }) => {
    const { name } = products(text, options);
    const scopes = name.scopes.map((scope) => ({ ...scope, names: broken(scope.names, scope) }));
    const told = messages('name', { ...name, scopes } satisfies WithNames).filter((message) => message.includes(INVARIANTS[invariant]));
    expect(told.join('\n\n')).toContain(says);
    expect(told.every((message) => message.startsWith('a bug in gradgen: after naming'))).toBe(true);
  });

  test('and nothing is said of the same names unbroken', () => {
    for (const { text, options } of nameFaults) expect(messages('name', products(text, options).name)).toEqual([]);
  });
});
