/** Parameters of every kind: each program through the oracle, in all styles. */
import { describe, it } from 'vitest';
import { expectProgram } from '../oracle/harness.js';
import { given } from './given.js';

describe('what is passed in', () => {
  it.each(given.map((program) => [program.name, program] as const))('%s', async (_, { source, points }) => {
    const fn = /export (?:function|const) (\w+)/.exec(source)![1];
    await expectProgram({ source, fn, points });
  });
});
