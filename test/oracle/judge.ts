/**
 * One emitted module against its source: everything that DESIGN §1.2 promises and a run can show.
 *
 * Takes the text of a module and the witnesses of its source function, guarantees a sentence for everything that is wrong.
 *
 *     judge({ code, fn: 'f', params: ['x'], wrt: ['x'], style: 'staged' }, [witness])
 *       → ['fGrad(3): dx is 5.9, the oracle says 6 (scale 6)']
 */
import { parse } from 'acorn';
import type { Component } from './dual.js';
import { gradientFault, near, type Signature } from './gradient.js';
import { intoFaults } from './into.js';
import { names } from './names.js';
import { copyOf, difference, isSize, mapLeaves, show } from './shape.js';
import { reachable, spoilChanged, spoilOwn } from './spoil.js';
import { type Callable, evaluate, type Exports } from './transpile.js';
import { quietly, type Seed, seedFor, type Witness } from './witness.js';

type Gradient = Readonly<Record<string, unknown>>;

export type Kind = 'Forward' | 'Backward' | 'Grad';

export interface Subject extends Signature {
  readonly code: string;
  readonly fn: string;
  readonly style: 'staged' | 'lecture' | 'compact';
  /** Which of the exports there have to be. Default: all that the value calls for. */
  readonly due?: readonly Kind[];
}

const kinds: readonly Kind[] = ['Forward', 'Backward', 'Grad'];

const known = new Set([
  'Math', 'Array', 'Float64Array', 'Float32Array', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
  'Number', 'NaN', 'Infinity', 'undefined', 'RangeError', 'Error', 'TypeError', 'SyntaxError', 'console', 'performance', 'process', 'Object', 'String', 'Boolean',
  'isNaN', 'isFinite', 'ArrayBuffer', 'Map',
]);

export function judge(subject: Subject, witnesses: readonly Witness[]): string[] {
  const text = judgeText(subject.code);
  if (text.length > 0) return text;
  let exports: Exports;
  try {
    exports = evaluate(subject.code);
  } catch (error) {
    return [`the module doesn't load: ${String(error)}`];
  }
  return witnesses.flatMap((found) => {
    const wrong = judgePoint(subject, exports, found);
    return wrong.length > 0 && subject.style === 'lecture' && found.thrown === undefined ? judgePoint(subject, exports, loose(found)) : wrong;
  });
}

/**
 * Lecture divides through the reciprocal, and a program that cancels what is left of the last bit (`Math.fround(x) - x`)
 * makes much of it: what one bit changes in the oracle's own gradient, it may change there.
 */
function loose(found: Witness): Witness {
  const other = found.reciprocals();
  const pull: Witness['run']['pull'] = (seed, written) => {
    const changed = other.pull(seed, written);
    return found.run.pull(seed, written).map((one, k) => ({ ...one, slack: 16 * Math.abs(one.gradient - changed[k]!.gradient) }));
  };
  return { ...found, run: { ...found.run, pull } };
}

/** It parses, it is standalone, and nothing hides anything. */
export function judgeText(code: string): string[] {
  try {
    const { free, hidden } = names(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }));
    return [
      ...[...free].filter((name) => !known.has(name)).map((name) => `the name ${name} is not declared`),
      ...[...hidden].map((name) => `the name ${name} hides another one`),
    ];
  } catch (error) {
    return [`the output doesn't parse: ${String(error)}`];
  }
}

/** What is needed to call the functions of a module at one point and to say what went wrong. */
interface Bench {
  readonly subject: Subject;
  readonly found: Witness;
  readonly seed: Seed;
  readonly expected: readonly Component[];
  readonly same: (got: number, want: number) => boolean;
  note(where: string, message: string | undefined): void;
  attempt<T>(where: string, action: () => T): T | undefined;
}

function judgePoint(subject: Subject, exports: Exports, found: Witness): string[] {
  const wrong: string[] = [];
  const at = `(${found.args.map(show).join(', ')})`;
  const [forward, backward, grad] = kinds.map((kind) => exports[subject.fn + kind] as Callable | undefined);
  const numeric = typeof found.value === 'number';
  const due = subject.due ?? kinds.filter((kind) => kind !== 'Grad' || numeric);
  for (const kind of due) if (typeof exports[subject.fn + kind] !== 'function') wrong.push(`there is no ${subject.fn}${kind}`);
  if (found.thrown !== undefined) {
    for (const f of [forward, grad]) if (f && !throws(f, found.args)) wrong.push(`${at}: the source throws ${String(found.thrown)}, the output doesn't`);
    return wrong;
  }
  const note = (where: string, message: string | undefined): void => void (message && wrong.push(`${where}${at}: ${message}`));
  const attempt = <T>(where: string, action: () => T): T | undefined => {
    try {
      return quietly(action);
    } catch (error) {
      note(where, `throws ${error instanceof Error ? error.stack?.split('\n').slice(0, 3).join(' ') : String(error)}`);
      return undefined;
    }
  };
  const seed: Seed = numeric ? { value: 1, written: new Map() } : seedFor(found);
  const bench: Bench = { subject, found, seed, expected: found.run.pull(seed.value, seed.written), same: valueTest(subject, found), note, attempt };
  const joint = grad && numeric ? judgeJoint(bench, grad) : undefined;
  const split = forward && backward ? judgeSplit(bench, forward, backward) : undefined;
  if (joint && split) note('Grad against Backward', difference(joint, split, near(bench.expected, Math.max(1e-14, subject.tolerance / 100))));
  return wrong;
}

/** `fGrad`: value and gradient in one. */
function judgeJoint({ subject, found, expected, same, note, attempt }: Bench, grad: Callable): Gradient | undefined {
  const args = found.args.map(copyOf);
  const whole = attempt('Grad', () => grad(...args)) as Gradient | undefined;
  if (!whole) return undefined;
  const { value, ...gradient } = copyOf(whole);
  note('Grad', difference(value, found.value, same, 'value'));
  note('Grad', prefixed('its arguments afterwards: ', difference(args, found.after, same)));
  note('Grad', gradientFault(subject, found.args, gradient, expected));
  note('Grad', sharing(whole, args));
  spoilOwn(whole, new Set());
  const again = attempt('Grad again', () => grad(...found.args.map(copyOf))) as Gradient | undefined;
  note('Grad again', again && difference(again, { value, ...gradient }));
  if (hasRest(subject, found)) return gradient;
  const padding = Array.from({ length: subject.params.length - found.args.length }, () => undefined);
  const inputs = found.args.map(copyOf);
  const call = (into: unknown): Gradient => {
    const { value: _, ...rest } = quietly(() => grad(...found.args.map((arg, i) => (Object.values(into as object).includes(inputs[i]) ? inputs[i] : copyOf(arg))), ...padding, into)) as Gradient;
    return rest;
  };
  const faults = attempt('Grad with buffers', () => intoFaults(call, gradient, byGradient(subject, inputs))) ?? [];
  for (const fault of faults) note('Grad', fault);
  return gradient;
}

/** `fForward`, then `fBackward` as often as one likes. */
function judgeSplit(bench: Bench, forward: Callable, backward: Callable): Gradient | undefined {
  const { subject, found, seed, expected, same, note, attempt } = bench;
  const args = found.args.map(copyOf);
  const staged = attempt('Forward', () => forward(...args)) as { value: unknown; cache: unknown } | undefined;
  if (!staged) return undefined;
  note('Forward', Object.keys(staged).sort().join() === 'cache,value' ? undefined : `gives {${Object.keys(staged)}}, not { value, cache }`);
  note('Forward', difference(staged.value, found.value, same, 'value'));
  note('Forward', prefixed('its arguments afterwards: ', difference(args, found.after, same)));
  spoilOwn(staged.value, reachable(args));
  args.forEach((arg, i) => spoilChanged(found.args[i], arg));
  const spoilt = copyOf(args);

  const given = seedArgument(subject, found, seed);
  const pull = (...rest: unknown[]): Gradient | undefined => attempt('Backward', () => backward(staged.cache, ...rest)) as Gradient | undefined;
  const before = copyOf(given);
  const result = pull(given);
  if (!result) return undefined;
  const first = copyOf(result);
  note('Backward', gradientFault(subject, found.args, first, expected));
  note('Backward', prefixed('the seed afterwards: ', difference(given, before)));
  note('Backward', prefixed('the arguments of the forward pass afterwards: ', difference(args, spoilt)));
  note('Backward', sharing(result, [...args, given]));
  spoilOwn(result, new Set());
  const again = pull(given);
  note('Backward again', again && difference(again, first));
  const unseeded = typeof found.value === 'number' && found.written.length === 0 ? pull() : undefined;
  note('Backward without a seed', unseeded && difference(unseeded, first));
  const stretched = pull(mapLeaves(given, (leaf, path) => (isSize(leaf, path) ? leaf : leaf * 2.5)));
  const tall = expected.map((one) => (isSize(one.gradient, one.path) ? one : { ...one, gradient: one.gradient * 2.5, scale: one.scale * 2.5, slack: (one.slack ?? 0) * 2.5 }));
  note('Backward with seed × 2.5', stretched && gradientFault(subject, found.args, stretched, tall));
  if (found.written.length > 0) for (const fault of writtenFaults(subject, found, pull)) note('Backward', fault);
  if (!hasRest(subject, found)) {
    const call = (into: unknown): Gradient => quietly(() => backward(staged.cache, given, into)) as Gradient;
    for (const fault of attempt('Backward with buffers', () => intoFaults(call, first, {})) ?? []) note('Backward', fault);
  }
  return first;
}

function hasRest(subject: Subject, found: Witness): boolean {
  return found.args.length > subject.params.length;
}

/** The arguments by the names of their gradients. */
function byGradient({ params }: Subject, args: readonly unknown[]): Gradient {
  return Object.fromEntries(params.map((name, i) => [`d${name}`, args[i]]));
}

/** A gradient belongs to the caller alone. */
function sharing(gradient: Gradient, owners: readonly unknown[]): string | undefined {
  const owned = reachable(owners);
  for (const [name, one] of Object.entries(gradient)) {
    if ([...reachable(one)].some((part) => owned.has(part))) return `${name} shares memory with an argument or with the seed`;
  }
  return undefined;
}

/** With a part of the seed alone: on the value, and on each parameter written into. */
function writtenFaults(subject: Subject, found: Witness, pull: (seed: unknown) => Gradient | undefined): string[] {
  const all = seedFor(found);
  const parts: Seed[] = [...all.written].map(([i, part]) => ({ value: undefined, written: new Map([[i, part]]) }));
  if (all.value !== undefined) parts.push({ ...all, written: new Map() });
  const whole = found.run.pull(all.value, all.written);
  return [all, ...parts].flatMap((part) => {
    const given = pull(seedRecord(subject, part));
    // Where a slope is infinite, a part of the seed that is zero makes it `NaN`.
    const expected = found.run.pull(part.value, part.written).map((one, k) => (Number.isFinite(whole[k]!.gradient) ? one : { ...one, gradient: NaN }));
    const message = given && gradientFault(subject, found.args, given, expected);
    return message ? [`for the seed ${show(seedRecord(subject, part))} ${message}`] : [];
  });
}

function seedRecord(subject: Subject, seed: Seed): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  if (seed.value !== undefined) record.value = seed.value;
  for (const [i, part] of seed.written) record[subject.params[i]!] = part;
  return record;
}

function seedArgument(subject: Subject, found: Witness, seed: Seed): unknown {
  return typeof found.value === 'number' || (found.written.length === 0 && found.value !== undefined) ? seed.value : seedRecord(subject, seed);
}

/** Staged and compact give the very same value; lecture divides through the reciprocal. */
function valueTest(subject: Subject, found: Witness): (got: number, want: number) => boolean {
  if (subject.style !== 'lecture') return Object.is;
  return (got, want) => Object.is(got, want) || got === want || !Number.isFinite(want) || Math.abs(got - want) <= 1e-13 * Math.abs(want) + 16 * found.run.error;
}

function throws(f: Callable, args: readonly unknown[]): boolean {
  try {
    quietly(() => f(...args.map(copyOf)));
    return false;
  } catch {
    return true;
  }
}

function prefixed(prefix: string, message: string | undefined): string | undefined {
  return message && prefix + message;
}

