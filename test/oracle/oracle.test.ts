import { describe, expect, it } from 'vitest';
import { differences } from './differences.js';
import { oracle } from './dual.js';
import { programs } from './natural.js';
import { copyOf, difference, leaves, mapLeaves } from './shape.js';
import { callable, evaluate, transpile } from './transpile.js';

/** Weights 1, 0.7, 0.4, … on the numbers of a result, so that every one of them counts. */
function weights(result: unknown): unknown {
  let k = 0;
  return mapLeaves(result, () => 1 - 0.3 * k++);
}

function weigh(result: unknown, seed: unknown): number {
  const [values, factors] = [leaves(result), leaves(seed)];
  return values.reduce((sum, { value }, k) => sum + value * factors[k]!.value, 0);
}

describe.each(programs)('$title', ({ source, fn, args, varied }) => {
  const f = callable(evaluate(transpile(source)), fn);
  const run = oracle(source, fn)(args, varied);

  it('computes what the source computes, to the bit', () => {
    const inputs = copyOf(args);
    const value = f(...inputs);
    expect(difference(run.value, value)).toBeUndefined();
    expect(difference(run.args, inputs)).toBeUndefined();
  });

  it('agrees with central differences', () => {
    const outcome = (...inputs: unknown[]): unknown => {
      const value = f(...inputs);
      return value === undefined ? inputs : value;
    };
    const seed = weights(outcome(...copyOf(args)));
    const writes = run.value === undefined;
    const components = writes ? run.pull(undefined, new Map((seed as unknown[]).entries())) : run.pull(seed);
    const witnesses = differences((...inputs) => weigh(outcome(...inputs), seed), args, varied);
    expect(components.length).toBe(witnesses.length);
    expect(components.some(({ gradient }) => gradient !== 0)).toBe(true);
    components.forEach(({ path, gradient, scale }, k) => {
      const { estimate, error, kink } = witnesses[k]!;
      expect(scale, path).toBeGreaterThanOrEqual(Math.abs(gradient) * 0.999999);
      if (!kink) expect(Math.abs(gradient - estimate), `${path}: ${gradient}, by differences ${estimate}`).toBeLessThanOrEqual(20 * error + 1e-8 * scale);
    });
    expect(witnesses.filter(({ kink }) => kink).length).toBeLessThan(witnesses.length);
  });
});

describe('conventions at kinks', () => {
  const slopes = (body: string, ...at: number[]): number[] =>
    oracle(`export const f = (x: number, y: number) => ${body};`, 'f')(at).pull(1).map(({ gradient }) => gradient);

  it.each<[string, number[], number[]]>([
    ['Math.max(x, y)', [2, 2], [1, 0]],
    ['Math.max(y, x)', [2, 2], [0, 1]],
    ['Math.max(x, x)', [2, 2], [1, 0]],
    ['Math.max(0, x)', [0, 0], [0, 0]],
    ['Math.max(x, 0)', [0, 0], [0, 0]],
    ['Math.max(x, 0)', [3, 0], [1, 0]],
    ['Math.min(Math.max(x, 0), 1)', [0, 0], [1, 0]],
    ['Math.min(Math.max(x, 0), 1)', [1, 0], [1, 0]],
    ['Math.min(Math.max(x, 0), 1)', [-1, 0], [0, 0]],
    ['Math.abs(x)', [0, 0], [0, 0]],
    ['Math.floor(x) + y', [1.5, 1], [0, 1]],
    ['(x | 0) + y', [1.5, 1], [0, 1]],
    ['Math.sqrt(x)', [0, 0], [Infinity, 0]],
    ['Math.cbrt(x)', [0, 0], [Infinity, 0]],
    ['Math.hypot(x, y)', [0, 0], [0, 0]],
    ['x ** 0', [0, 0], [0, 0]],
    ['x ** 2', [0, 0], [0, 0]],
    ['(-x) ** 3', [2, 0], [-12, 0]],
    ['x ** y', [0, 2], [0, 0]],
    ['x ** y', [0, 0], [0, 0]],
    ['x % y', [7, 2], [1, -3]],
    ['x % y', [-7, 2], [1, 3]],
    ['x >= 0 ? x : 0', [0, 0], [1, 0]],
    ['x > 0 ? Math.log(x) : y', [-1, 0], [0, 1]],
    ['Math.max(x, NaN)', [1, 1], [0, 0]],
    // the square of the distance overflows, and the slopes don't
    ['Math.atan2(y, x * 1e200)', [1, 0], [0, 1e-200]],
    ['Math.atan2(x * 1e200, y)', [1, 1], [NaN, -1e-200]],
  ])('%s at %j', (body, at, want) => {
    expect(slopes(body, ...at).map((slope) => slope + 0)).toEqual(want);
  });

  // what has no finite slope isn't used, and yet 0 × ∞ on the way back is NaN
  it.each<[string, number[], boolean[]]>([
    ['Math.max(Math.cbrt(x), y)', [0, 1], [true, false]],
    ['Math.max(Math.cbrt(x), y)', [1, 2], [false, false]],
    ['Math.cbrt(x) > y ? x : y', [0, 1], [true, false]],
    ['Math.atan2(x, y) > 9 ? x : y', [0, 0], [true, true]],
    ['y > 0 ? y : Math.cbrt(x)', [0, 1], [false, false]],
  ])('%s at %j is singular in %j', (body, at, want) => {
    expect(oracle(`export const f = (x: number, y: number) => ${body};`, 'f')(at).pull(1).map(({ singular }) => singular)).toEqual(want);
  });
});
