/** Functions that write into their parameters: each program through the oracle, in all styles. */
import { describe, it } from 'vitest';
import { expectProgram } from '../oracle/harness.js';
import { programs } from './written.js';

describe('functions that write into what they are given', () => {
  it.each(programs.map((program) => [program.name, program] as const))('%s', async (_, { source, points }) => {
    const fn = /export (?:function|const) (\w+)/.exec(source)![1];
    await expectProgram({ source, fn, points });
  });
});
