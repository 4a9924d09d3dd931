/**
 * The same network by operations on arrays and by loops has the same gradients.
 */
import { expect, test } from 'vitest';
import { compile } from '../../src/index.js';
import { evaluate } from '../oracle/transpile.js';
import { byGates, byLoops } from './networks.js';
import { M, V } from './programs.js';

type Gradients = Record<string, number | Float64Array | { readonly data: Float64Array }>;

test.each([[5, 3, 4, 2], [1, 1, 1, 1], [16, 10, 7, 3]])('%i rows of %i, %i hidden, %i out', (rows, inputs, hidden, outputs) => {
  const args = [M(inputs, hidden), V(hidden, 2), M(hidden, outputs, 3), V(outputs, 4), M(rows, inputs, 5), M(rows, outputs, 6)];
  const [gates, loops] = [byGates, byLoops].map((source) => {
    const { code, diagnostics } = compile(source, { fileName: 'network.ts', verify: true });
    expect(diagnostics).toEqual([]);
    return (evaluate(code!) as { lossGrad: (...args: unknown[]) => Gradients }).lossGrad(...args);
  }) as [Gradients, Gradients];
  expect(Object.keys(gates)).toEqual(['value', 'dW1', 'db1', 'dW2', 'db2', 'dX', 'dY']);
  const numbers = (gradients: Gradients): number[] => Object.values(gradients).flatMap((one) => (typeof one === 'number' ? [one] : [...('data' in one ? one.data : one)]));
  const [one, other] = [numbers(gates), numbers(loops)];
  expect(one.length).toBe(other.length);
  one.forEach((value, at) => expect(Math.abs(value - other[at]!)).toBeLessThan(1e-10 * Math.max(1, Math.abs(value))));
});
