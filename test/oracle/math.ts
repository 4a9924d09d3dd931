/**
 * `Math` for duals: the same functions for the values, slopes from calculus, the conventions of DESIGN §8 at kinks.
 *
 * Guarantees every member of the real `Math`; what isn't listed here is flat (`floor`, `sign`, …): its result is a plain
 * number. The third entry of a term is the size of the terms in a slope that may cancel, such as `1 - t²`.
 *
 *     math.tanh(dual x)   →   slope 1 / cosh(x)², size 1 + tanh(x)²
 */
import { power } from './arithmetic.js';
import { type Any, combine, Dual, numeric, type Term } from './number.js';

type Slope = (x: number, z: number) => number | readonly [slope: number, size: number];

const lost = (x: number): number => (1 + x * x) / Math.abs(1 - x * x);

const slopes: Readonly<Record<string, Slope>> = {
  exp: (_, z) => z,
  expm1: (x, z) => [Math.exp(x), 1 + Math.abs(z)],
  log: (x) => 1 / x,
  log1p: (x) => 1 / (1 + x),
  log2: (x) => Math.LOG2E / x,
  log10: (x) => Math.LOG10E / x,
  sqrt: (x) => 1 / (2 * Math.sqrt(x)),
  cbrt: (x) => 1 / (3 * Math.cbrt(x) ** 2),
  abs: (x) => (x > 0 ? 1 : x < 0 ? -1 : x),
  sin: (x) => Math.cos(x),
  cos: (x) => -Math.sin(x),
  tan: (x) => 1 / Math.cos(x) ** 2,
  asin: (x) => [1 / Math.sqrt((1 - x) * (1 + x)), lost(x) / Math.sqrt((1 - x) * (1 + x))],
  acos: (x) => [-1 / Math.sqrt((1 - x) * (1 + x)), lost(x) / Math.sqrt((1 - x) * (1 + x))],
  atan: (x) => 1 / (1 + x * x),
  sinh: (x) => Math.cosh(x),
  cosh: (x) => Math.sinh(x),
  tanh: (x, z) => [1 / Math.cosh(x) ** 2, 1 + z * z],
  asinh: (x) => 1 / Math.sqrt(1 + x * x),
  acosh: (x) => [1 / Math.sqrt((x - 1) * (x + 1)), lost(x) / Math.sqrt((x - 1) * (x + 1))],
  atanh: (x) => [1 / ((1 - x) * (1 + x)), lost(x) / Math.abs((1 - x) * (1 + x))],
  fround: () => 1,
};

const real = Math as unknown as Record<string, (...xs: number[]) => number>;

function smooth(name: string, slope: Slope): (a: Any) => Any {
  return (a) => {
    if (!(a instanceof Dual)) return real[name]!(a as number);
    const z = real[name]!(a.value);
    const at = slope(a.value, z);
    const result = combine(z, [typeof at === 'number' ? [a, at] : [a, at[0], at[1]]]);
    if (name === 'exp' && result instanceof Dual) result.tag = { kind: 'exp', inner: a };
    return result;
  };
}

/** The first of the winners takes it all; nobody does if there is a `NaN` or nothing at all. */
function extreme(name: 'max' | 'min'): (...xs: Any[]) => Any {
  return (...xs) => {
    const value = Math[name](...xs.map(numeric));
    const winner = xs.find((x) => numeric(x) === value);
    return winner instanceof Dual ? combine(value, [[winner, 1]]) : value;
  };
}

function hypot(...xs: Any[]): Any {
  const value = Math.hypot(...xs.map(numeric));
  return combine(value, xs.map((x): Term => [x, value === 0 ? 0 : numeric(x) / value]));
}

function atan2(a: Any, b: Any): Any {
  const [y, x] = [numeric(a), numeric(b)];
  const radius = Math.hypot(x, y);
  // the square of the radius may be out of range where the radius isn't; a slope that is too small for all its digits is lost
  const slope = (side: number): number => (side !== 0 && Math.abs(side / radius / radius) < 1e-290 ? NaN : side / radius / radius);
  return combine(Math.atan2(y, x), [[a, slope(x)], [b, slope(-y)]]);
}

function pow(a: Any, b: Any): Any {
  return a instanceof Dual || b instanceof Dual ? power(numeric(a), numeric(b), a, b) : Math.pow(a as number, b as number);
}

/** `Math.max(0, x)` and `Math.max(x, 0)` as written: slope 0 at 0. */
export function relu(a: Any, b: Any): Any {
  const value = Math.max(numeric(a), numeric(b));
  const [x] = [a, b].filter((side) => side instanceof Dual);
  return x instanceof Dual && x.value > 0 ? combine(value, [[x, 1]]) : value;
}

function members(): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const name of Object.getOwnPropertyNames(Math)) all[name] = (Math as unknown as Record<string, unknown>)[name];
  for (const [name, slope] of Object.entries(slopes)) all[name] = smooth(name, slope);
  return { ...all, max: extreme('max'), min: extreme('min'), hypot, atan2, pow };
}

export const math: Readonly<Record<string, unknown>> = Object.freeze(members());
