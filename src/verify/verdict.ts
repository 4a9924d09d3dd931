/**
 * One component of a gradient against differences of the source function.
 *
 *     judge(6, (x) => x * x, 3) → { kind: 'right', gradient: 6, difference: 6.000000000001, off: 1.7e-13 }
 */
import { sides, type Sides, slope } from './slope.js';

/**
 * - `right`: they agree
 * - `kink`: the slopes from left and right differ, and the gradient is one of them or lies between
 * - `jump`: the function jumps here, and the gradient is the slope on one side
 * - `unclear`: differences can't tell
 * - `wrong`
 */
export type VerdictKind = 'right' | 'kink' | 'jump' | 'unclear' | 'wrong';

export interface Verdict {
  readonly kind: VerdictKind;
  readonly gradient: number;
  readonly difference: number;
  /** The relative error, and what the differences may be off themselves. */
  readonly off: number;
  readonly doubt: number;
}

/** `typical` is the size of the whole gradient: what is tiny beside it needn't agree in all its digits. */
export function judge(gradient: number, f: (x: number) => number, x: number, tolerance: { readonly relative: number; readonly typical: number; readonly single?: boolean }): Verdict {
  const { relative, typical, single = false } = tolerance;
  const near = single ? Math.max(relative, 1e-3) : relative;
  const estimates = slope(f, x, single);
  const rough = Math.min(...estimates.map((each) => each.rough));
  const scale = (estimate: number): number => Math.max(Number.isFinite(gradient) ? Math.abs(gradient) : 0, Math.abs(estimate), 1e-6 * typical, 1e-6 * rough, Number.MIN_VALUE);
  const agreeing = estimates.find(({ estimate }) => Math.abs(gradient - estimate) <= near * scale(estimate));
  const { estimate, error } = agreeing ?? estimates[0];
  const gap = Math.abs(gradient - estimate);
  const said = { gradient, difference: estimate, off: gap / scale(estimate), doubt: error / scale(estimate) };
  const both = sides(f, x, single);
  // the middle of a kink is what central differences say, and may be what the gradient says: `Math.abs` at 0
  if (agreeing !== undefined) return { kind: isKink(both) ? 'kink' : 'right', ...said };
  if (!Number.isFinite(gradient)) return { kind: error <= 1e-4 * scale(estimate) ? 'wrong' : 'unclear', ...said, off: NaN };
  if (gap <= 4 * error && error <= 1e-4 * scale(estimate)) return { kind: 'right', ...said };

  const { left, right, error: doubt, jumps } = both;
  // smooth once, but not twice: the sides converge where the middle doesn't
  if (!jumps && [left, right].every((side) => Math.abs(gradient - side) <= near * scale(side))) return { ...said, kind: 'right', difference: right, off: Math.abs(gradient - right) / scale(right) };
  const slack = near * Math.max(scale(left), scale(right)) + 4 * Math.min(doubt, 1e-3 * scale(estimate));
  if (jumps && [left, right].some((side) => Math.abs(gradient - side) <= near * scale(side))) return { kind: 'jump', ...said };
  if (isKink(both) && gradient >= Math.min(left, right) - slack && gradient <= Math.max(left, right) + slack) return { kind: 'kink', ...said };
  return { kind: gap <= 4 * error || !Number.isFinite(estimate) ? 'unclear' : 'wrong', ...said };
}

function isKink({ left, right, error, jumps }: Sides): boolean {
  return !jumps && Math.abs(left - right) > 10 * error + 1e-4 * Math.max(Math.abs(left), Math.abs(right));
}
