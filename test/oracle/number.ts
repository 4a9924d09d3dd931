/**
 * A dual number: a value that knows its tangent in every direction at once, so that one run gives the whole gradient.
 *
 * Beside each tangent runs its scale: the sum of the sizes of all terms that were added up to it, which is what rounding
 * errors are measured by. A scale of 0 means that the value doesn't depend on that direction at all, which is not the
 * same as a tangent of 0: 0 × ∞ is `NaN` only where there is a dependence. `error` bounds the rounding error of the
 * value itself. All duals of a run share its `singular`: in which directions it has met a slope that isn't finite, be it on
 * a value that nobody reads later. There an adjoint of 0 on the way back gives `NaN`, as it does in any reverse mode.
 *
 *     mul(dual x = 3, 4)   →   value 12, tangents [4], scales [4]
 */
const EPSILON = 2 ** -52;

export class Dual {
  /** `exp`: this is e^u. `logit`: this is 1 + e^u. Keeps what the sigmoid gate needs to know of cancellation. */
  tag?: { readonly kind: 'exp' | 'logit'; readonly inner: Dual };

  constructor(
    readonly value: number,
    readonly tangents: readonly number[],
    readonly scales: readonly number[],
    readonly error: number,
    readonly singular: boolean[],
  ) {}

  valueOf(): number {
    return this.value;
  }
  toString(radix?: number): string {
    return this.value.toString(radix);
  }
  toJSON(): number {
    return this.value;
  }
  toFixed(digits?: number): string {
    return this.value.toFixed(digits);
  }
  toPrecision(digits?: number): string {
    return this.value.toPrecision(digits);
  }
}

/** What a variable of the program under test may hold. */
export type Any = unknown;

/** An independent input: tangent 1 in its own direction. */
export function input(value: number, direction: number, singular: boolean[]): Dual {
  const unit = singular.map((_, k) => (k === direction ? 1 : 0));
  return new Dual(value, unit, unit, 0, singular);
}

/** The value without its tangents. */
export function plain(x: Any): Any {
  return x instanceof Dual ? x.value : x;
}

/** As arithmetic converts it. */
export function numeric(x: Any): number {
  return x instanceof Dual ? x.value : Number(x);
}

/** One operand of a smooth operation: the slope of the result along it, and the size of the terms in that slope. */
export type Term = readonly [operand: Any, slope: number, size?: number];

/** The result `value` of an operation whose operands are `terms`. Operands that are no duals carry no tangent. */
export function combine(value: number, terms: readonly Term[]): Any {
  const active = terms.filter(([operand]) => operand instanceof Dual);
  if (active.length === 0) return value;
  const { singular, tangents: { length: directions } } = active[0]![0] as Dual;
  const tangents = new Array<number>(directions).fill(0);
  const scales = new Array<number>(directions).fill(0);
  let error = EPSILON * Math.abs(value);
  for (const [operand, slope, size = Math.abs(slope)] of terms) {
    if (!(operand instanceof Dual)) {
      error += Math.abs(slope) * EPSILON * Math.abs(Number(operand)) || 0;
      continue;
    }
    error += Math.abs(slope) * operand.error || 0;
    for (let k = 0; k < directions; k++) {
      if (operand.scales[k] === 0) continue;
      if (!Number.isFinite(slope)) singular[k] = true;
      tangents[k]! += slope * operand.tangents[k]!;
      scales[k]! += Math.max(size, Math.abs(slope)) * operand.scales[k]! + Number.MIN_VALUE;
    }
  }
  return new Dual(value, tangents, scales, error, singular);
}
