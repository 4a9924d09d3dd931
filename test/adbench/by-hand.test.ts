/** The gradients written by hand, with which `npm run bench` compares ours: against central differences of the source. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { modulesOf } from '../../bench/modules.js';
import { differences } from '../oracle/differences.js';
import { leaves } from '../oracle/shape.js';
import { compile } from '../../src/index.js';
import { problems } from './all.js';
import { sourceOf } from './objective.js';

const compared = problems.filter(({ form }) => existsSync(new URL(`../../bench/by-hand/${form.file}.ts`, import.meta.url)) && modulesOf(problems.find((one) => one.form === form)!).byHand);

test.each(compared.map((problem) => [problem.form.file, problem] as const))('%s', (_, problem) => {
  const { form: { file, fn, wrt }, small } = problem;
  const { primal, byHand } = modulesOf(problem);
  const { params } = compile(sourceOf(file), { fileName: 'input.ts', functions: [fn], wrt }).functions[0]!;
  for (const args of small) {
    const result = byHand!(...args) as Record<string, unknown>;
    expect(result.value).toBeCloseTo(primal(...args) as number, 9);
    const found = wrt.flatMap((name) => leaves(result[`d${name}`]).map(({ value }) => value));
    const wanted = wrt.flatMap((name) => differences((...inputs) => primal(...inputs) as number, args, params.map((param) => param === name)));
    expect(found.length).toBe(wanted.length);
    wanted.forEach(({ path, estimate, error }, k) => expect(Math.abs(found[k]! - estimate), `args${path}: ${found[k]}, by differences ${estimate}`).toBeLessThan(50 * error + 1e-6));
  }
});
