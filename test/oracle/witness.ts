/**
 * What is true of a source function at one point: its value, its effects on the arguments, its gradient.
 *
 * Takes the source and arguments, guarantees the value of the plain run, the oracle's gradient for any seed, and (once,
 * on demand) that central differences say the same.
 */
import { differences } from './differences.js';
import { type Component, type Oracle, oracle, type OracleRun } from './dual.js';
import { copyOf, difference, isSize, leaves, mapLeaves } from './shape.js';
import { callable, type Callable, evaluate, transpile } from './transpile.js';

export interface Witness {
  readonly args: readonly unknown[];
  /** What the source throws here; then nothing below counts. */
  readonly thrown?: unknown;
  readonly value: unknown;
  /** The arguments after the call. */
  readonly after: readonly unknown[];
  /** Which arguments the function wrote into. */
  readonly written: readonly number[];
  readonly run: OracleRun;
  /** The same with quotients that are off by a bit, for what a program makes of such a bit. */
  reciprocals(): OracleRun;
  /** What central differences hold against the oracle's gradient, one sentence each. */
  doubts(seed: Seed, components: readonly Component[]): string[];
}

/** On the result, and on each argument written into. */
export interface Seed {
  readonly value: unknown;
  readonly written: ReadonlyMap<number, unknown>;
}

export interface Source {
  readonly text: string;
  readonly f: Callable;
  readonly oracle: Oracle;
}

export function sourceOf(text: string, fn: string): Source {
  const untyped = transpile(text);
  return { text, f: callable(evaluate(untyped), fn), oracle: oracle(text, fn, untyped) };
}

export function witness(source: Source, args: readonly unknown[], varied: readonly boolean[]): Witness {
  const after = args.map(copyOf);
  let value: unknown;
  try {
    value = quietly(() => source.f(...after));
  } catch (thrown) {
    return { args, thrown, value: undefined, after, written: [], run: undefined as never, reciprocals: () => undefined as never, doubts: () => [] };
  }
  const run = quietly(() => source.oracle(args, varied));
  const wrong = difference(run.value, value) ?? difference(run.args, after);
  if (wrong) throw new Error(`the oracle itself is wrong: in its run ${wrong}`);
  const written = args.flatMap((arg, i) => (difference(arg, after[i]) === undefined ? [] : [i]));
  const reciprocals = (): OracleRun => quietly(() => source.oracle(args, varied, true));
  return { args, value, after, written, run, reciprocals, doubts: (seed, components) => doubts(source, args, varied, seed, components) };
}

function doubts(source: Source, args: readonly unknown[], varied: readonly boolean[], seed: Seed, components: readonly Component[]): string[] {
  const weighed = (...inputs: unknown[]): number => {
    // What is moved may be an index: then there is no slope to be seen.
    let value: unknown;
    try {
      value = quietly(() => source.f(...inputs));
    } catch {
      return NaN;
    }
    return [...seed.written].reduce((sum, [i, weights]) => sum + dot(inputs[i], weights), dot(value, seed.value));
  };
  const slack = source.text.includes('Float32Array') ? 1e-2 : 1e-6;
  return differences(weighed, args, varied).flatMap(({ path, estimate, error, kink }, k) => {
    const { gradient, scale } = components[k]!;
    if (kink || !Number.isFinite(gradient) || !Number.isFinite(error) || error > 1e-3 * (scale + Math.abs(estimate))) return [];
    const fits = Math.abs(gradient - estimate) <= 50 * error + slack * scale;
    return fits ? [] : [`the oracle says ${gradient} on args${path}, central differences ${estimate} ± ${error}`];
  });
}

function dot(value: unknown, seed: unknown): number {
  if (seed === undefined) return 0;
  const [values, weights] = [leaves(value), leaves(seed)];
  return weights.reduce((sum, weight, k) => sum + weight.value * (values[k]?.value ?? 0), 0);
}

/** A seed in the shape of the outcome, the same one every time; none of its weights is 0 or 1. */
export function seedFor(found: Witness, weight = (k: number): number => 0.7 + 0.45 * Math.sin(2.3 * k + 1)): Seed {
  let k = 0;
  // The rows and columns of a matrix stay what they are.
  const like = (value: unknown): unknown => mapLeaves(value, (leaf, path) => (isSize(leaf, path) ? leaf : weight(k++)));
  return { value: found.value === undefined ? undefined : like(found.value), written: new Map(found.written.map((i) => [i, like(found.after[i])])) };
}

/** Without what the program prints. */
export function quietly<T>(action: () => T): T {
  const methods = ['log', 'info', 'warn', 'error', 'debug', 'table'] as const;
  const kept = methods.map((name) => console[name]);
  methods.forEach((name) => (console[name] = () => undefined));
  try {
    return action();
  } finally {
    methods.forEach((name, i) => (console[name] = kept[i]!));
  }
}
