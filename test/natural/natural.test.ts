/**
 * Programs as people write them, over the fields that they write them in: each through the oracle, in all styles.
 */
import { describe, it } from 'vitest';
import { expectProgram } from '../oracle/harness.js';
import { engineering } from './engineering.js';
import { learning } from './learning.js';
import { science } from './science.js';

describe('natural programs', () => {
  it.each([...learning, ...science, ...engineering].map((program) => [program.name, program] as const))('%s', async (_, { source, points, wrt }) => {
    const fn = [...source.matchAll(/export (?:function|const) (\w+)/g)].at(-1)![1]!;
    await expectProgram({ source, fn, points, ...(wrt ? { wrt } : {}) });
  });
});
