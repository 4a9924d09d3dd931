/** Every gate, in every spelling, against differences; then with every subset of its inputs active. Nothing here knows a derivative. */
import { describe, expect, test } from 'vitest';
import type { Gate, Pattern } from '../../src/gates/gate.js';
import { loadGates } from '../../src/gates/load.js';
import { forwardOf, gradientsOf, print } from './run.js';

/** A fixed sequence of numbers in [0, 1): the same points in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The central difference of order eight. */
function difference(f: (x: number) => number, x: number, h: number): number {
  const pair = (k: number): number => f(x + k * h) - f(x - k * h);
  return (pair(1) * 672 - pair(2) * 168 + pair(3) * 32 - pair(4) * 3) / (840 * h);
}

/** The slope at `x`, or `undefined` where two steps disagree: a kink is near, or the edge of the domain. */
function slope(f: (x: number) => number, x: number): number | undefined {
  for (const h of [1 / 32, 1 / 128, 1 / 512]) {
    const [coarse, fine] = [difference(f, x, h), difference(f, x, h / 2)];
    if (Math.abs(coarse - fine) <= 1e-9 * Math.max(Math.abs(fine), 1e-3)) return fine;
  }
  return undefined;
}

function pointsOf(gate: Gate, pattern: Pattern, wanted: number): { inputs: number[]; slopes: number[] }[] {
  const roll = dice(gate.name.length * 1000 + gate.params.length);
  const count = gate.rest ? gate.params.length + 2 : gate.params.length;
  const inDomain = new Function(...gate.params, `return ${gate.domain ?? 'true'};`) as (...inputs: number[]) => boolean;
  const forward = forwardOf(gate, pattern);
  const points: { inputs: number[]; slopes: number[] }[] = [];
  for (let tries = 0; tries < 2000 && points.length < wanted; tries++) {
    const inputs = Array.from({ length: count }, () => roll() * 6 - 3);
    if (!inDomain(...inputs)) continue;
    const slopes = inputs.map((x, i) => slope((moved) => forward(...inputs.with(i, moved)), x));
    if (slopes.every((each) => each !== undefined)) points.push({ inputs, slopes });
  }
  return points;
}

const smooth = loadGates().all.filter((gate) => gate.flat === undefined && gate.name !== 'fround');

describe.each(smooth.map((gate) => [gate.name, gate] as const))('%s', (_, gate) => {
  test.each(gate.patterns.map((pattern) => [print(pattern.expr), pattern] as const))('agrees with differences of %s', (_text, pattern) => {
    const points = pointsOf(gate, pattern, 40);
    expect(points.length).toBe(40);
    for (const { inputs, slopes } of points) {
      const seed = 1.75;
      const gradients = gradientsOf(gate, inputs, seed, undefined, pattern);
      gradients.forEach((gradient, i) => {
        if (pattern.literal.has(gate.params[i]) && gradient === 0) return;
        const off = Math.abs(gradient - seed * slopes[i]);
        const allowed = 1e-8 * Math.max(Math.abs(gradient), 1e-3);
        expect(off, `d${i} at ${inputs.join(', ')}: ${gradient}, not ${seed * slopes[i]}`).toBeLessThanOrEqual(allowed);
      });
    }
  });

  test('hands on the same with any subset of its inputs active', () => {
    for (const { inputs } of pointsOf(gate, gate.patterns[0], 8)) {
      const whole = gradientsOf(gate, inputs, 2);
      for (let mask = 0; mask < 2 ** inputs.length; mask++) {
        const active = inputs.map((_input, i) => (mask & (1 << i)) !== 0);
        expect(gradientsOf(gate, inputs, 2, active)).toEqual(whole.map((gradient, i) => (active[i] ? gradient : 0)));
      }
    }
  });

  test('is linear in the incoming gradient, so that it also carries tangents', () => {
    for (const { inputs } of pointsOf(gate, gate.patterns[0], 8)) {
      expect(gradientsOf(gate, inputs, 6)).toEqual(gradientsOf(gate, inputs, 3).map((gradient) => 2 * gradient));
      expect(gradientsOf(gate, inputs, 0).map(Math.abs)).toEqual(inputs.map(() => 0));
    }
  });
});

test('the derivative of rounding to a float is 1', () => {
  const fround = loadGates().get('fround')!;
  expect(gradientsOf(fround, [0.1], 3)).toEqual([3]);
});

test('flat gates are flat: between the jumps their output does not move', () => {
  for (const gate of loadGates().all.filter(({ flat }) => flat !== undefined)) {
    const forward = forwardOf(gate);
    for (const at of [-3.4, -1.7, 1.3, 2.7]) {
      const inputs = gate.params.map((_param, i) => at + i);
      for (let i = 0; i < inputs.length; i++) expect(forward(...inputs.with(i, inputs[i] + 0.1)), gate.name).toBe(forward(...inputs));
      expect(gradientsOf(gate, inputs, 1)).toEqual(inputs.map(() => 0));
    }
  }
});

test('the examples in the templates are true', () => {
  for (const gate of loadGates().all.filter(({ flat }) => flat === undefined)) {
    expect(gate.examples.length, gate.name).toBeGreaterThan(0);
    for (const { inputs, seed, gradients } of gate.examples) {
      const run = gradientsOf(gate, inputs, seed);
      const text = `${gate.name}(${inputs.join(', ')})`;
      gradients.forEach((gradient, i) => {
        if (Number.isFinite(gradient)) expect(Math.abs(run[i] - gradient), text).toBeLessThanOrEqual(1e-14 * Math.abs(gradient));
        else expect(run[i], text).toBe(gradient);
      });
    }
  }
});
