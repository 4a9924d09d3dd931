/**
 * The second witness: central differences of the plain source function, extrapolated by Ridders' method.
 *
 * Takes a function of arguments of any shape, guarantees for each number an estimate of the derivative with an estimate of
 * its error; at a kink, where the slopes from the left and from the right disagree, `kink` is set.
 *
 *     differences((x) => x * x, [3])   →   [{ path: '[0]', estimate: 6, error: 1e-12, kink: false }]
 */
import { copyOf, isSize, leaves, mapLeaves } from './shape.js';

export interface Difference {
  readonly path: string;
  readonly estimate: number;
  readonly error: number;
  readonly kink: boolean;
}

const SHRINK = 1.6;
const STEPS = 9;

export function differences(f: (...args: unknown[]) => number, args: readonly unknown[], varied: readonly boolean[] = args.map(() => true)): Difference[] {
  return args.flatMap((arg, i) =>
    varied[i]
      ? leaves(arg).map(({ path, value }) => {
          if (isSize(value, path)) return { path: `[${i}]${path}`, ...derivative(() => 0, value, 1e-3) };
          const at = (moved: number): number => {
            const inputs = args.map((one, j) => (j === i ? mapLeaves(one, (leaf, where) => (where === path ? moved : leaf)) : copyOf(one)));
            return f(...inputs);
          };
          const single = arg instanceof Float32Array;
          return { path: `[${i}]${path}`, ...derivative(at, value, single ? 0.05 : 1e-3) };
        })
      : [],
  );
}

/** The derivative of a function of one number. Steps that a `Float32Array` would round are measured after rounding. */
export function derivative(f: (x: number) => number, x: number, relative: number): Omit<Difference, 'path'> {
  const first = relative * Math.max(1, Math.abs(x));
  const table: number[][] = [];
  let best = { estimate: NaN, error: Infinity };
  const scale = Math.abs(f(x));
  for (let k = 0; k < STEPS; k++) {
    const h = first / SHRINK ** k;
    const row = [(f(x + h) - f(x - h)) / (x + h - (x - h))];
    const noise = (2 ** -51 * scale) / h;
    for (let m = 1; m <= k; m++) {
      const factor = SHRINK ** (2 * m);
      const value = (row[m - 1]! * factor - table[k - 1]![m - 1]!) / (factor - 1);
      const error = Math.max(Math.abs(value - row[m - 1]!), Math.abs(value - table[k - 1]![m - 1]!)) + noise;
      row.push(value);
      if (error <= best.error) best = { estimate: value, error };
    }
    table.push(row);
  }
  return { ...best, kink: isKink(f, x, first / SHRINK ** 4) };
}

/** One-sided slopes differ by half the difference of the steps where the function is smooth, and by a constant at a kink. */
function isKink(f: (x: number) => number, x: number, h: number): boolean {
  const at = f(x);
  const gap = (step: number): number => Math.abs((f(x + step) - at) / step - (at - f(x - step)) / step);
  const [wide, narrow] = [gap(h), gap(h / 8)];
  return !(narrow <= wide / 2 + 1e-7 * (1 + Math.abs(at)));
}
