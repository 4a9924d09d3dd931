/**
 * Arrays that the function makes and writes: each program through the oracle, in all styles.
 */
import { describe, it } from 'vitest';
import { expectProgram } from '../oracle/harness.js';
import { programs } from './programs.js';
import { lengths } from './lengths.js';
import { traps } from './traps.js';

describe('arrays in memory', () => {
  it.each([...programs, ...traps, ...lengths].map((program) => [program.name, program] as const))('%s', async (_, { source, points }) => {
    const fn = /export (?:function|const) (\w+)/.exec(source)![1];
    await expectProgram({ source, fn, points });
  });
});
