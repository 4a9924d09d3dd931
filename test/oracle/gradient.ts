/**
 * A gradient against the oracle's: its keys, its shape, its kind, its numbers.
 *
 * Takes what the module gave and the components that the oracle gives, guarantees the first thing that is wrong, or
 * `undefined`. A number is right within the tolerance times the scale of what was added up to it. `NaN` is right too where
 * the run met a slope that isn't finite: a value that wasn't used there has an adjoint of 0, and 0 × ∞ is `NaN`.
 *
 *     gradientFault(subject, args, { dx: 5.9 }, [{ path: '[0]', gradient: 6, scale: 6 }])   →   'dx is 5.9, …'
 */
import type { Component } from './dual.js';
import { difference, isRecord, kindOf, leaves, show } from './shape.js';

export interface Signature {
  readonly params: readonly string[];
  readonly wrt: readonly string[];
  readonly tolerance: number;
}

export function gradientFault(subject: Signature, args: readonly unknown[], gradient: unknown, expected: readonly Component[]): string | undefined {
  if (!isRecord(gradient)) return `the gradient is ${kindOf(gradient)}`;
  const keys = subject.wrt.map((name) => `d${name}`);
  if (Object.keys(gradient).sort().join() !== [...keys].sort().join()) return `it gives {${Object.keys(gradient)}}, not {${keys}}`;
  for (const name of subject.wrt) {
    const i = subject.params.indexOf(name);
    const isRest = i === subject.params.length - 1 && args.length > subject.params.length;
    const arg = isRest ? args.slice(i) : args[i];
    const got = gradient[`d${name}`];
    if (arg === undefined) {
      if (got !== undefined && leaves(got).some(({ value }) => value !== 0)) return `d${name} of an omitted argument is ${show(got)}`;
      continue;
    }
    const kind = difference(got, arg, () => true, `d${name}`);
    if (kind) return kind;
    const own = expected.filter(({ path }) => path.startsWith(`[${i}]`) || (isRest && Number(/^\[(\d+)\]/.exec(path)![1]) > i));
    const numbers = leaves(got);
    for (let k = 0; k < own.length; k++) {
      const { gradient: want, scale, at, singular = false, slack = 0 } = own[k]!;
      const { value, path } = numbers[k]!;
      const copied = scale === 0 && value === at;
      const isLost = singular && Number.isNaN(value);
      if (!copied && !isLost && !agrees(value, want, scale, subject.tolerance) && !(Math.abs(value - want) <= slack)) return `d${name}${path} is ${value}, the oracle says ${want} (scale ${scale})`;
    }
  }
  return undefined;
}

/** Equal but for rounding. Where the oracle itself has lost the answer, anything goes. */
export function agrees(got: number, want: number, scale: number, tolerance: number): boolean {
  if (got === want || Number.isNaN(want)) return true;
  if (!Number.isFinite(want)) return !Number.isFinite(got);
  if (!Number.isFinite(got)) return !(scale < 1e290);
  return !Number.isFinite(scale) || Math.abs(got - want) <= tolerance * scale + 1e-290;
}

/** Joint and split may add up in another order, and nothing else. */
export function near(expected: readonly Component[], tolerance: number): (a: number, b: number) => boolean {
  const scale = expected.reduce((most, one) => Math.max(most, one.scale), 0);
  return (a, b) => a === b || !(Number.isFinite(a) && Number.isFinite(b)) || !Number.isFinite(scale) || Math.abs(a - b) <= tolerance * scale + 1e-290;
}
