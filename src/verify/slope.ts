/**
 * The slope of a function of one number, by central differences of high order: Richardson's extrapolation of steps that
 * shrink (Ridders' method), with an estimate of its error; and the slopes from the left and from the right, which tell a kink.
 *
 *     slope((x) => x ** 3, 2) → { estimate: 12.000000000, error: 3e-12, … }
 *     sides(Math.abs, 0)      → { left: -1, right: 1, error: 0, jumps: false }
 */
export interface Slope {
  readonly estimate: number;
  /** How far off it may be; `Infinity` where nothing can be said. */
  readonly error: number;
  /** How steep it is from afar: what is tiny beside this is rounding. */
  readonly rough: number;
}

const shrink = 1.6;
const rows = 9;

/** The best of several beginnings: what is smooth from afar and what is smooth from near want other steps. */
export function slope(f: (x: number) => number, x: number, single = false): Slope[] {
  const first = single ? [0.1, 0.02] : [1e-2, 1e-1, 1e-3, 1e-4];
  const found = first.map((relative) => extrapolated((h) => central(f, x, h), relative * Math.max(1, Math.abs(x)), 2, noise(f(x), single)));
  return found.sort((a, b) => a.error - b.error);
}

export interface Sides {
  readonly left: number;
  readonly right: number;
  readonly error: number;
  /** The values from left and right differ, or one side has no value at all. */
  readonly jumps: boolean;
}

export function sides(f: (x: number) => number, x: number, single = false): Sides {
  const here = f(x);
  const scale = Math.max(1, Math.abs(x));
  const side = (sign: 1 | -1): Slope => [1e-2, 1e-4].map((relative) =>
    extrapolated((h) => (f(x + sign * h) - here) / (x + sign * h - x), relative * scale, 1, noise(here, single))).sort((a, b) => a.error - b.error)[0];
  const [left, right] = [side(-1), side(1)];
  const tiny = (single ? 1e-3 : 1e-6) * scale;
  const gap = Math.max(Math.abs(f(x + tiny) - here), Math.abs(f(x - tiny) - here));
  const wide = Math.max(Math.abs(f(x + 64 * tiny) - here), Math.abs(f(x - 64 * tiny) - here));
  // a step of the value is as high from near as from afar
  const jumps = !(gap <= wide / 4 + 1e-9 * Math.abs(here) + Number.MIN_VALUE);
  return { left: left.estimate, right: right.estimate, error: Math.max(left.error, right.error), jumps };
}

function central(f: (x: number) => number, x: number, h: number): number {
  return (f(x + h) - f(x - h)) / (x + h - (x - h));
}

/** What rounding alone does to a difference of values. */
function noise(value: number, single: boolean): number {
  return (single ? 2 ** -22 : 2 ** -51) * Math.abs(value);
}

/** `order` is the power of `h` in the first term of the error; further terms grow by as much. */
function extrapolated(quotient: (h: number) => number, first: number, order: number, rounding: number): Slope {
  const table: number[][] = [];
  let best = { estimate: NaN, error: Infinity };
  let rough = 0;
  for (let k = 0; k < rows; k++) {
    const h = first / shrink ** k;
    const row = [quotient(h)];
    const last = table[table.length - 1];
    for (let m = 1; m <= (last?.length ?? 0); m++) {
      const factor = shrink ** (order * m);
      const estimate = (row[m - 1] * factor - last[m - 1]) / (factor - 1);
      const error = Math.max(Math.abs(estimate - row[m - 1]), Math.abs(estimate - last[m - 1])) + rounding / h;
      row.push(estimate);
      if (error < best.error) best = { estimate, error };
    }
    // where a step leaves the domain, the table begins anew with the next one
    if (Number.isFinite(row[0])) rough = Math.max(rough, Math.abs(row[0]));
    if (row.every(Number.isFinite)) table.push(row);
    else table.length = 0;
  }
  return { ...best, rough };
}
