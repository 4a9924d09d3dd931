/** Functions that write into their parameters, results of every shape: each program through the oracle, in all styles. */
import { describe, it } from 'vitest';
import { expectProgram } from '../oracle/harness.js';
import { moved } from './moved.js';
import { shaped } from './shaped.js';
import { traps } from './traps.js';
import { programs } from './written.js';

describe('functions that write into what they are given', () => {
  it.each([...programs, ...moved, ...traps].map((program) => [program.name, program] as const))('%s', async (_, { source, points }) => {
    const fn = /export (?:function|const) (\w+)/.exec(source)![1];
    await expectProgram({ source, fn, points });
  });
});

describe('results of every shape', () => {
  it.each(shaped.map((program) => [program.name, program] as const))('%s', async (_, { source, points }) => {
    const fn = /export (?:function|const) (\w+)/.exec(source)![1];
    await expectProgram({ source, fn, points });
  });
});
