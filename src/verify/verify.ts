/**
 * Compares the generated gradient of one function with differences of its source, point by point: the value bit for bit,
 * each component by high-order central differences, all of them together along a direction by chance (the dot-product
 * test), and the joint function with the two passes. Runs both, the source and what was made of it.
 *
 *     verify({ name: 'loss', source: loss, passes: { forward, backward, grad }, … }, [[3, -4]]) → { rows: […] }
 */
import { at, copyOf, isList, type Leaf, leavesOf } from './leaves.js';
import { type Random } from './random.js';
import { judge, type Verdict } from './verdict.js';

type Fn = (...args: unknown[]) => unknown;

export interface Subject {
  readonly name: string;
  readonly params: readonly string[];
  readonly wrt: readonly string[];
  readonly writes: readonly string[];
  readonly source: Fn;
  readonly passes: { readonly forward: Fn; readonly backward: Fn; readonly grad?: Fn };
  /** Its divisions go through reciprocals: the last bits of the value may differ. */
  readonly reciprocal: boolean;
}

export interface Row extends Verdict {
  /** `dw[0]`, `value`, `along a direction`. */
  readonly component: string;
  readonly point: number;
}

export interface Settings {
  readonly random: Random;
  readonly tolerance: number;
  /** Of how many components at most each point is looked at; the direction takes in all. */
  readonly most: number;
}

export function verify(subject: Subject, points: readonly (readonly unknown[])[], settings: Settings): Row[] {
  return points.flatMap((args, point) => atPoint(subject, args, settings).map((row) => ({ ...row, point })));
}

function atPoint(subject: Subject, args: readonly unknown[], { random, tolerance, most }: Settings): Omit<Row, 'point'>[] {
  const { passes, params, wrt } = subject;
  const before = run(subject, args);
  const given = copyOf(args) as unknown[];
  const { value, cache } = passes.forward(...given) as { value: unknown; cache: unknown };
  const rows: Omit<Row, 'point'>[] = [];
  const seeds = seedsFor(before, random);
  const seed = seedOf(subject, seeds);
  const gradients = passes.backward(cache, copyOf(seed)) as Record<string, unknown>;
  const doubled = passes.backward(cache, copyOf(seed, (each) => 2 * each)) as Record<string, unknown>;
  rows.push(...agreement('value', leavesOf(before.value), value, subject.reciprocal ? 1e-12 : 0));

  const phi = (changed: readonly unknown[]): number => total(run(subject, changed), seeds);
  const components = wrt.flatMap((name) => {
    const index = params.indexOf(name);
    return leavesOf(args[index]).flatMap((leaf) => {
      const gradient = at(gradients[`d${name}`], leaf.steps);
      // A count or a flag in a record is copied into its gradient, which isn't linear in the seed as derivatives are.
      const isCopied = leaf.steps.length > 0 && Object.is(gradient, leaf.value) && Object.is(at(doubled[`d${name}`], leaf.steps), leaf.value) && leaf.value !== 0;
      return typeof gradient === 'number' && !isCopied ? [{ name, index, leaf, gradient }] : [];
    });
  });
  const typical = Math.max(0, ...components.map(({ gradient }) => Math.abs(gradient)).filter(Number.isFinite));
  for (const { name, index, leaf, gradient } of someOf(components, most, random)) {
    const moved = (x: number): number => phi(args.map((arg, k) => (k === index ? moveOne(arg, leaf, x) : arg)));
    rows.push({ component: `d${name}${leaf.path}`, ...judge(gradient, moved, leaf.value, { relative: tolerance, typical, single: leaf.single }) });
  }
  if (components.length > 1) {
    const step = new Map(components.map(({ name, leaf }) => [name + leaf.path, 2 * random() - 1]));
    const along = (t: number): number => phi(args.map((arg, k) => copyOf(arg, (x, steps) => x + t * (step.get(params[k] + pathOf(arg, steps)) ?? 0))));
    const dot = components.reduce((sum, { name, leaf, gradient }) => sum + gradient * step.get(name + leaf.path)!, 0);
    rows.push({ component: 'along a direction', ...judge(dot, along, 0, { relative: tolerance, typical, single: components.some(({ leaf }) => leaf.single) }) });
  }
  if (passes.grad !== undefined) rows.push(...joint(subject, args, passes.grad));
  return rows;
}

/** The joint function gives what the two passes give, as far as rounding goes. */
function joint({ passes, wrt }: Subject, args: readonly unknown[], grad: Fn): Omit<Row, 'point'>[] {
  const one = grad(...(copyOf(args) as unknown[])) as Record<string, unknown>;
  const { value, cache } = passes.forward(...(copyOf(args) as unknown[])) as { value: unknown; cache: unknown };
  const two = passes.backward(cache) as Record<string, unknown>;
  return [
    ...agreement('value in one call', leavesOf(value), one.value, 0),
    ...wrt.flatMap((name) => agreement(`d${name} in one call`, leavesOf(two[`d${name}`]), one[`d${name}`], 1e-9)),
  ].filter(({ kind }) => kind === 'wrong');
}

function agreement(what: string, wanted: readonly Leaf[], found: unknown, tolerance: number): Omit<Row, 'point'>[] {
  const largest = Math.max(0, ...wanted.map(({ value }) => Math.abs(value)).filter(Number.isFinite));
  return wanted.map(({ path, steps, value }) => {
    const other = at(found, steps);
    const number = typeof other === 'number' ? other : NaN;
    const off = Object.is(number, value) ? 0 : Math.abs(number - value) / Math.max(Math.abs(value), largest, Number.MIN_VALUE);
    return { component: what + path, kind: off <= tolerance ? 'right' : 'wrong', gradient: number, difference: value, off, doubt: 0 };
  });
}

interface Outcome {
  readonly value: unknown;
  /** What the function writes into, as it is afterwards. */
  readonly written: Readonly<Record<string, unknown>>;
}

function run({ source, params, writes }: Subject, args: readonly unknown[]): Outcome {
  const own = copyOf(args) as unknown[];
  const value = copyOf(source(...own));
  return { value, written: Object.fromEntries(writes.map((name) => [name, own[params.indexOf(name)]])) };
}

function seedsFor({ value, written }: Outcome, random: Random): Outcome {
  const any = (): number => 0.5 + random();
  return { value: typeof value === 'number' ? 1 : copyOf(value, any), written: copyOf(written, any) };
}

function seedOf({ writes }: Subject, { value, written }: Outcome): unknown {
  return writes.length === 0 ? value : { ...(value === undefined ? {} : { value }), ...written };
}

/** The result, weighed by the seeds: one number. */
function total(outcome: Outcome, seeds: Outcome): number {
  return leavesOf(seeds).reduce((sum, { steps, value }) => {
    const result = at(outcome, steps);
    return typeof result === 'number' ? sum + result * value : NaN;
  }, 0);
}

function moveOne(arg: unknown, leaf: Leaf, to: number): unknown {
  return copyOf(arg, (x, steps) => (steps.length === leaf.steps.length && steps.every((step, k) => step === leaf.steps[k]) ? to : x));
}

function pathOf(arg: unknown, steps: readonly (string | number)[]): string {
  let inner = arg;
  return steps.map((step) => {
    const text = isList(inner) ? `[${step}]` : /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(String(step)) ? `.${step}` : `[${JSON.stringify(step)}]`;
    inner = at(inner, [step]);
    return text;
  }).join('');
}

/** All, or as many as are wanted, by chance. */
function someOf<T>(all: readonly T[], most: number, random: Random): readonly T[] {
  if (all.length <= most) return all;
  return all.map((each) => ({ each, rank: random() })).sort((a, b) => a.rank - b.rank).slice(0, most).map(({ each }) => each);
}
