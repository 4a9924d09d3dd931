/**
 * The objectives of ADBench, written from the papers: through the oracle at small sizes, and, where the data are given
 * (ADBENCH_DATA), some parts of their gradients against central differences.
 */
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.js';
import { derivative } from '../oracle/differences.js';
import { expectProgram } from '../oracle/harness.js';
import { leaves, mapLeaves } from '../oracle/shape.js';
import { callable, evaluate, transpile } from '../oracle/transpile.js';
import { problems } from './all.js';
import { dataFolder, sourceOf } from './objective.js';

describe.each(problems.map((problem) => [`${problem.name}: ${problem.form.fn} of ${problem.form.file}`, problem] as const))('%s', (_, { form, small, jumping, read }) => {
  const { file, fn, wrt } = form;

  test('is right', async () => {
    const { telling } = await expectProgram({ source: sourceOf(file), fn, points: small, wrt });
    expect(telling, 'some point has a gradient that is finite and not zero').toBe(true);
    if (jumping) await expectProgram({ source: sourceOf(file), fn, points: jumping, wrt, differences: false });
  });

  test.runIf(dataFolder)('is right on the data', () => {
    const { code, functions, diagnostics } = compile(sourceOf(file), { fileName: 'input.ts', functions: [fn], wrt });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [source, output] = [evaluate(transpile(sourceOf(file))), evaluate(code!)];
    for (const { data: args } of read(dataFolder!)) {
      const { value, cache } = callable(output, `${fn}Forward`)(...args) as { value: unknown; cache: unknown };
      const seed = mapLeaves(value, (leaf, path) => 1 + 0.5 * Math.sin(leaf + path.length));
      const gradient = callable(output, `${fn}Backward`)(cache, seed) as Record<string, unknown>;
      const weights = numbersOf(seed);
      const weighed = (...inputs: unknown[]): number => numbersOf(callable(source, fn)(...inputs)).reduce((sum, one, k) => sum + one * weights[k]!, 0);
      for (const name of wrt) {
        const i = functions[0]!.params.indexOf(name);
        const all = leaves(gradient[`d${name}`]);
        const scale = Math.max(...all.map((leaf) => Math.abs(leaf.value)));
        expect(scale, name).toBeGreaterThan(0);
        for (const { path, value: found } of spread(all)) {
          const at = (moved: number): number => weighed(...args.map((arg, k) => (k === i ? mapLeaves(arg, (leaf, where) => (where === path ? moved : leaf)) : arg)));
          const x = leaves(args[i]).find((leaf) => leaf.path === path)!.value;
          const { estimate, error } = derivative(at, x, 1e-3);
          expect(Math.abs(found - estimate), `d${name}${path}: ${found}, by differences ${estimate}`).toBeLessThan(50 * error + 1e-6 * scale);
          expect(error, `d${name}${path}`).toBeLessThan(1e-3 * scale);
        }
      }
    }
  }, 120_000);
});

/** Without their places, for results of many numbers. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value instanceof Float64Array ? [...value] : Object.values(value as object).flatMap(numbersOf);
}

/** Three of them, far apart. */
function spread<T>(all: readonly T[]): T[] {
  return [0, 0.45, 0.99].map((where) => all[Math.floor(where * all.length)]!);
}
