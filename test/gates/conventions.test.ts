/** The conventions at edges (DESIGN §8), exactly; and the numbers that a careless formula would get wrong. */
import { describe, expect, test } from 'vitest';
import { loadGates } from '../../src/gates/load.js';
import { matchGate } from '../../src/gates/match.js';
import { gradientsOf, print } from './run.js';
import { spell } from './spell.js';

const library = loadGates();

/** The gradients of a spelling in terms of its names: `x ** 0` at `{ x: 0 }`. Literal operands are left out. */
function at(spelling: string, values: Record<string, number>, seed = 1): number[] {
  const { gate, operands } = matchGate(spell(spelling), library)!;
  const valueOf = (text: string): number => new Function(...Object.keys(values), `return ${text};`)(...Object.values(values)) as number;
  const inputs = operands.map((operand) => valueOf(print(operand)));
  const pattern = gate.patterns.find((each) => each.literal.size === 0) ?? gate.patterns[0];
  const gradients = gradientsOf(gate, inputs, seed, operands.map((operand) => operand.type === 'Identifier'), pattern);
  return gradients.filter((_, i) => operands[i].type === 'Identifier');
}

const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

describe('at the edges', () => {
  test.each<[string, Record<string, number>, number[]]>([
    // ties go to the first winner
    ['Math.max(x, y)', { x: 2, y: 2 }, [1, 0]],
    ['Math.min(x, y)', { x: 2, y: 2 }, [1, 0]],
    ['Math.max(x, y)', { x: -0, y: 0 }, [1, 0]],
    ['Math.max(x, y, t)', { x: 1, y: 5, t: 5 }, [0, 1, 0]],
    ['Math.min(x, y, t)', { x: 9, y: 5, t: 5 }, [0, 1, 0]],
    ['Math.max(x, 3)', { x: 3 }, [1]],
    ['Math.max(3, x)', { x: 3 }, [0]],
    ['Math.max(x, y)', { x: nan, y: 1 }, [0, 0]],
    ['Math.max(x, y)', { x: 1, y: nan }, [0, 0]],
    ['Math.max(x, y)', { x: -inf, y: -inf }, [1, 0]],
    // relu, clamp, abs
    ['Math.max(0, x)', { x: 0 }, [0]],
    ['Math.max(x, 0)', { x: 0 }, [0]],
    ['Math.max(x, 0)', { x: -0 }, [0]],
    ['Math.max(x, 0)', { x: 1e-320 }, [1]],
    ['Math.max(x, 0)', { x: nan }, [0]],
    ['Math.min(Math.max(x, lo), hi)', { x: 0, lo: 0, hi: 1 }, [1, 0, 0]],
    ['Math.min(Math.max(x, lo), hi)', { x: 1, lo: 0, hi: 1 }, [1, 0, 0]],
    ['Math.min(Math.max(x, lo), hi)', { x: -1, lo: 0, hi: 1 }, [0, 1, 0]],
    ['Math.min(Math.max(x, lo), hi)', { x: 2, lo: 0, hi: 1 }, [0, 0, 1]],
    ['Math.min(Math.max(x, lo), hi)', { x: 2, lo: 1, hi: 1 }, [0, 0, 1]],
    ['Math.min(Math.max(x, lo), hi)', { x: 0, lo: 1, hi: 1 }, [0, 1, 0]],
    ['Math.min(Math.max(x, lo), hi)', { x: 5, lo: 9, hi: 1 }, [0, 0, 1]],
    ['Math.min(Math.max(x, lo), hi)', { x: nan, lo: 9, hi: 1 }, [0, 0, 0]],
    ['Math.min(Math.max(x, 0), 6)', { x: 0 }, [1]],
    ['Math.min(Math.max(0, x), 6)', { x: 0 }, [1]],
    ['Math.max(0, Math.min(1, x))', { x: 1 }, [1]],
    ['Math.max(0, Math.min(1, x))', { x: 1.5 }, [0]],
    ['Math.abs(x)', { x: 0 }, [0]],
    ['Math.abs(x)', { x: -2 }, [-1]],
    // roots, hypotenuse
    ['Math.sqrt(x)', { x: 0 }, [inf]],
    ['x ** 0.5', { x: 0 }, [inf]],
    ['Math.cbrt(x)', { x: 0 }, [inf]],
    ['Math.cbrt(x)', { x: -0 }, [inf]],
    ['Math.hypot(x, y)', { x: 0, y: 0 }, [0, 0]],
    ['Math.hypot(x, y, t)', { x: 0, y: 0, t: 0 }, [0, 0, 0]],
    // powers
    ['x ** 0', { x: 0 }, [0]],
    ['x ** -0', { x: 0 }, [0]],
    ['x ** 0', { x: nan }, [0]],
    ['x ** 1', { x: 0 }, [1]],
    ['x ** 2', { x: 0 }, [0]],
    ['x ** 3', { x: 0 }, [0]],
    ['x ** 5', { x: 0 }, [0]],
    ['x ** 5', { x: -2 }, [80]],
    ['x ** -3', { x: -2 }, [-3 / 16]],
    ['x ** y', { x: 0, y: 0 }, [0, 0]],
    ['x ** y', { x: inf, y: 0 }, [0, inf]],
    ['x ** y', { x: 0, y: 1 }, [1, 0]],
    ['x ** y', { x: 0, y: 2 }, [0, 0]],
    ['x ** y', { x: 0, y: 0.5 }, [inf, 0]],
    ['x ** y', { x: 0, y: -1 }, [-inf, -inf]],
    ['x ** y', { x: -2, y: 3 }, [12, nan]],
    ['2 ** y', { y: 3 }, [Math.LN2 * 8]],
    ['0 ** y', { y: 0 }, [0]],
    ['0 ** y', { y: 3 }, [0]],
    // remainders
    ['x % y', { x: 7, y: 2 }, [1, -3]],
    ['x % y', { x: -7, y: 2 }, [1, 3]],
    ['x % y', { x: 7, y: -2 }, [1, 3]],
    ['x % y', { x: 5.3, y: 0.1 }, [1, -52]],
    ['x % y', { x: 5, y: inf }, [1, 0]],
    // 0 × ∞
    ['x * y', { x: 0, y: inf }, [inf, 0]],
    ['Math.atan2(y, x)', { y: 0, x: 0 }, [nan, nan]],
  ])('%s at %o', (text, values, expected) => {
    expect(at(text, values).map((gradient) => gradient + 0)).toEqual(expected);
  });

  test('a maximum of nothing has nobody to give to', () => {
    expect(gradientsOf(library.get('max')!, [], 1)).toEqual([]);
  });
});

describe('far out', () => {
  test.each<[string, Record<string, number>, number[]]>([
    ['x / y', { x: 1, y: 1e200 }, [1e-200, 0]],
    ['x / y', { x: 1e200, y: 1e200 }, [1e-200, -1e-200]],
    ['x / y', { x: 1e-200, y: 1e-200 }, [1e200, -1e200]],
    ['1 / (1 + Math.exp(-x))', { x: 1000 }, [0]],
    ['1 / (1 + Math.exp(-x))', { x: -1000 }, [0]],
    ['1 / (1 + Math.exp(x))', { x: 1000 }, [0]],
    ['Math.tanh(x)', { x: 1000 }, [0]],
    ['Math.log(1 + Math.exp(x))', { x: 1000 }, [1]],
    ['Math.log1p(Math.exp(x))', { x: -1000 }, [0]],
    ['Math.log(1 / (1 + Math.exp(-x)))', { x: -1000 }, [1]],
    ['Math.log(1 / (1 + Math.exp(-x)))', { x: 1000 }, [0]],
    ['1 - 1 / (1 + Math.exp(x))', { x: 1000 }, [0]],
    ['1 - 1 / (1 + Math.exp(x))', { x: -1000 }, [0]],
    ['Math.expm1(x)', { x: -1e-300 }, [1]],
    ['Math.log1p(x)', { x: 1e-300 }, [1]],
    ['Math.hypot(x, y)', { x: 3e200, y: 4e200 }, [0.6, 0.8]],
    ['Math.hypot(x, y)', { x: 3e-200, y: 4e-200 }, [0.6, 0.8]],
    ['Math.atan(x)', { x: 1e200 }, [0]],
    ['Math.asinh(x)', { x: 1e200 }, [1e-200]],
    ['Math.acosh(x)', { x: 1e200 }, [1e-200]],
    ['Math.atan2(y, x)', { y: 0, x: 1e200 }, [1e-200, 0]],
    ['Math.atan2(y, x)', { y: 1e-200, x: 0 }, [0, -1e200]],
  ])('%s at %o', (text, values, expected) => {
    at(text, values).forEach((gradient, i) => expect(Math.abs(gradient - expected[i])).toBeLessThanOrEqual(1e-15 * Math.abs(expected[i])));
  });

  test('digits that cancel in the output are not lost in the gradient', () => {
    const slope = (text: string, x: number): number => at(text, { x })[0];
    expect(slope('1 - 1 / (1 + Math.exp(x))', -30) / Math.exp(-30)).toBeCloseTo(1, 12);
    expect(slope('0.5 * (1 + Math.tanh(x / 2))', -30) / Math.exp(-30)).toBeCloseTo(1, 12);
    expect(slope('Math.log(1 + Math.exp(x))', -30) / Math.exp(-30)).toBeCloseTo(1, 12);
    expect(slope('Math.log(1 / (1 + Math.exp(-x)))', 30) / Math.exp(-30)).toBeCloseTo(1, 12);
    expect(slope('Math.expm1(x)', -40) / Math.exp(-40)).toBeCloseTo(1, 12);
  });

  test('a smooth loss has no kink where its parts have one', () => {
    expect(at('Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)))', { x: 0 })).toEqual([0.5]);
    expect(at('Math.max(x, 0) - x * y + Math.log1p(Math.exp(-Math.abs(x)))', { x: 0, y: 1 })).toEqual([-0.5, 0]);
  });
});
