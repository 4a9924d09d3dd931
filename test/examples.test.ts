/**
 * What lies in `examples/` is what the compiler writes today (UPDATE=1 writes it), and is right: the oracle runs each
 * function, in all styles, at the points below.
 */
import { describe, expect, test } from 'vitest';
import { compile } from '../src/index.js';
import { expectProgram } from './oracle/harness.js';
import { expectFile, filesIn, foldersIn, read } from './setup/golden.js';

type Points = readonly (readonly unknown[])[];

function matrix(rows: number, cols: number): unknown {
  return { rows, cols, data: Float64Array.from({ length: rows * cols }, (_, i) => Math.sin(3.7 * i + rows)) };
}

/** By example and function: the arguments of each call. */
const points: Record<string, Record<string, Points>> = {
  'black-scholes': { call: [[100, 95, 0.03, 0.25, 0.5], [80, 120, 0.01, 0.4, 2], [50, 50, 0, 0.1, 0.1]] },
  'cross-entropy': { crossEntropy: [[1.5, -0.3, true], [1.5, -0.3, false], [-800, 800, true], [2, 2, false]] },
  iris: { loss: [[matrix(4, 3), Float64Array.of(0.1, -0.2, 0.3), matrix(3, 3), Float64Array.of(0.2, 0, -0.1), matrix(5, 4), Int32Array.of(0, 2, 1, 1, 0)]] },
  'log-cosh': { fit: [[0.5, 0.1, [1, 2, 3], [0.4, 1.5, 900]], [-1, 2, [0.3], [-0.2]]] },
  'logistic-map': { logistic: [[0.3, 3.2, 5], [0.3, 3.9, 20], [0.6, 2, 0]] },
  'max-multiply': { circuit: [[3, -4, 2, -1], [3, -4, -1, 2], [1, 1, 5, 5]] },
  neuron: { neuron: [[[2, -3, -3], [-1, -2]], [[0.1, 0.2, 0.3], [4, 5]]] },
  newton: { root: [[2], [100], [1e-3]] },
  pendulum: { pendulum: [[1.2, 0.3, 0.1, 40], [0.2, 0, 0.1, 10], [1.2, 0.3, 0.1, 0]] },
  rosenbrock: { rosenbrock: [[Float64Array.of(-1.2, 1, 0.7, 0.1)], [Float64Array.of(1, 1)], [Float64Array.of(2)], [new Float64Array()]] },
  softplus: { softplus: [[0.5], [2.5], [-40], [800]], softplusSharp: [[0.4, 3], [-2, 0.5]] },
  staged: { f: [[3, -4], [0.5, 2]] },
  'two-link-arm': { miss: [[0.4, 1.1, { x: 1, y: 0.8 }], [-2, 0, { x: 0, y: 0 }]] },
};

test('every example has points', () => {
  expect(foldersIn('examples')).toEqual(Object.keys(points).sort());
});

describe.each(Object.keys(points))('%s', (name) => {
  const folder = `examples/${name}`;
  const source = read(`${folder}/${name}.ts`);
  // A gate of its own lies beside it.
  const own = filesIn(folder).filter((file) => file.endsWith('.js') && !file.endsWith('.grad.js'));
  const gates = own.map((file) => ({ path: `${folder}/${file}`, text: read(`${folder}/${file}`) }));

  test('comes out as committed', () => {
    const { code, dts, diagnostics } = compile(source, { fileName: `${name}.ts`, verify: true, gates });
    expect(diagnostics).toEqual([]);
    expectFile(`${folder}/${name}.grad.js`, code!);
    expectFile(`${folder}/${name}.grad.d.ts`, dts!);
    // What runs it, and on which numbers.
    const others = filesIn(folder).filter((file) => /\.(csv|mjs)$/.test(file));
    expect(filesIn(folder)).toEqual([`${name}.grad.d.ts`, `${name}.grad.js`, `${name}.ts`, ...own, ...others].sort());
  });

  test.each(Object.entries(points[name]!))('%s is right', async (fn, calls) => {
    const { telling } = await expectProgram({ source, fn, points: calls, options: { gates } });
    expect(telling, 'some point has a gradient that is finite and not zero').toBe(true);
  });

  test('has points for each function', () => {
    expect(compile(source, { fileName: `${name}.ts`, gates }).functions.map((fn) => fn.name)).toEqual(Object.keys(points[name]!));
  });
});

test('iris: the network learns the flowers', async () => {
  const { train } = (await import(new URL('../examples/iris/train.mjs', import.meta.url).href)) as { train: () => { losses: number[]; known: number; others: number } };
  const { losses, known, others } = train();
  expect(losses.at(-1)!).toBeLessThan(0.1);
  expect(Math.min(known, others)).toBeGreaterThan(0.95);
});
