/**
 * Golden pairs: `samples/<lesson>/input.ts` → `output.js`, a lesson each, to be read by people (UPDATE=1 writes them). What is
 * printed is run too: the oracle compares every function with its source at `points.json`.
 *
 * `points.json` holds the arguments of each call, or, by name, those of each function; `{ "Float64Array": [1, 2] }` stands for a
 * typed array. `options.json` holds options of `compile`; without it the defaults count. `warnings.txt` is there where the compiler
 * has something to say. `@VERSION@` stands for the version.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, type CompileOptions } from '../src/index.js';
import { expectProgram } from './oracle/harness.js';
import { expectFile, expectNoFile, filesIn, foldersIn, read, root, withoutVersion } from './setup/golden.js';

type Points = readonly (readonly unknown[])[];

const known = ['input.ts', 'options.json', 'output.js', 'points.json', 'warnings.txt'];
const lessons = foldersIn('test/samples');

function json(path: string): unknown {
  return JSON.parse(read(path), (_, value: unknown) => {
    const floats = value !== null && typeof value === 'object' && 'Float64Array' in value ? value.Float64Array : undefined;
    return Array.isArray(floats) ? Float64Array.from(floats) : value;
  });
}

test('there are no files beside the samples', () => {
  const strays = lessons.flatMap((lesson) => filesIn(`test/samples/${lesson}`).filter((name) => !known.includes(name)).map((name) => `${lesson}/${name}`));
  expect([...strays, ...filesIn('test/samples').filter((name) => !lessons.includes(name))]).toEqual([]);
});

describe.each(lessons)('%s', (lesson) => {
  const folder = `test/samples/${lesson}`;
  const source = read(`${folder}/input.ts`);
  const options = (existsSync(join(root, folder, 'options.json')) ? json(`${folder}/options.json`) : {}) as CompileOptions;
  const points = json(`${folder}/points.json`) as Points | Record<string, Points>;
  const { code, functions, diagnostics } = compile(source, { fileName: 'input.ts', verify: true, ...options });

  test('comes out as it should', () => {
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expectFile(`${folder}/output.js`, withoutVersion(code!));
    const said = diagnostics.map(({ start, severity, code: number, message }) => `${start?.line}:${start?.column} ${severity} ${number}: ${message}\n`).join('');
    if (said === '') expectNoFile(`${folder}/warnings.txt`);
    else expectFile(`${folder}/warnings.txt`, said);
  });

  test('is right', async () => {
    const calls = Array.isArray(points) ? { [functions[0]?.name ?? 'f']: points } : (points as Record<string, Points>);
    expect(functions.map(({ name }) => name)).toEqual(Object.keys(calls));
    for (const [fn, own] of Object.entries(calls)) {
      const { wrt } = functions.find(({ name }) => name === fn)!;
      await expectProgram({ source, fn, points: own, wrtIncludes: wrt, options: { ...options, functions: [fn] } });
    }
  });
});
