/**
 * Programs as practitioners write them, through the compiler and past the oracle and central differences; and that they
 * are what they are said to be: long enough, different from each other, with points that reach everything.
 */
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/index.js';
import { expectProgram } from '../oracle/harness.js';
import { astronomy } from './astronomy.js';
import { biology } from './biology.js';
import { chemistry } from './chemistry.js';
import { cover } from './cover.js';
import { engineering } from './engineering.js';
import { exits } from './exits.js';
import { finance } from './finance.js';
import { flow } from './flow.js';
import { games } from './games.js';
import { geometry } from './geometry.js';
import { graphics } from './graphics.js';
import { later } from './later.js';
import { machineLearning } from './machine-learning.js';
import { numerics } from './numerics.js';
import { optional } from './optional.js';
import { physics } from './physics.js';
import type { Program } from './program.js';
import { robotics } from './robotics.js';
import { scalars } from './scalars.js';
import { signal } from './signal.js';
import { special } from './special.js';
import { statistics } from './statistics.js';

const long: Readonly<Record<string, readonly Program[]>> = {
  astronomy, biology, chemistry, engineering, exits, finance, flow, games, geometry, graphics,
  machineLearning, numerics, optional, physics, robotics, signal, special, statistics,
};
const fields = { ...long, scalars };
const programs = Object.values(long).flat();

/** The text without names and numbers. */
function skeleton(source: string): string {
  return source.replace(/\/\*[^]*?\*\/|\/\/.*/g, '').replace(/[\w$]+/g, (word) => (keywords.has(word) ? word : '_')).replace(/\s+/g, '');
}

const keywords = new Set('if else for while do switch case default break continue return const let of throw Math'.split(' '));

describe.each(Object.entries(fields))('%s', (_, members) => {
  it.each(members)('$name', async (program) => {
    const report = await expectProgram(program);
    expect(report.telling).toBe(true);
  });
});

describe('the programs', () => {
  it('are many, and different in more than names', () => {
    expect(programs.length).toBeGreaterThanOrEqual(130);
    expect(new Set([...programs, ...scalars].map(({ source }) => skeleton(source))).size).toBe(programs.length + scalars.length);
    expect(new Set([...programs, ...scalars].map(({ name }) => name)).size).toBe(programs.length + scalars.length);
  });

  it.each(programs)('$name: eight statements or more, and everything is reached', (program) => {
    const { statements, missing } = cover(program);
    expect(statements).toBeGreaterThanOrEqual(8);
    expect(missing).toEqual(program.unreached ?? []);
  });

  it('have loops that turn no time, once and more often', () => {
    const thorough = programs.filter((program) => cover(program).loops.some(({ turns }) => turns.size === 3));
    expect(thorough.length).toBeGreaterThanOrEqual(100);
  });
});

describe('what goes beyond numbers and arrays that are read is right, or refused with a place and a way out', () => {
  it.each(later)('$name', async (program) => {
    const { code, diagnostics } = compile(program.source, { fileName: 'input.ts', functions: [program.fn] });
    if (code !== null) return void (await expectProgram(program));
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) {
      expect(error.code).not.toMatch(/^GG9/);
      expect(error.start, error.message).toBeDefined();
      expect(error.hint, error.message).toBeTruthy();
    }
  });
});
