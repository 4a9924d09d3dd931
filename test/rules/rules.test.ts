/**
 * Rules of the user's own: those that are true through the oracle, those that differ by what was written down.
 */
import { describe, it } from 'vitest';
import { expectProgram } from '../oracle/harness.js';
import { rules } from './rules.js';

describe('rules that say what is true', () => {
  it.each(rules.map((program) => [program.name, program] as const))('%s', async (_, { source, points, wrt }) => {
    const fn = [...source.matchAll(/export (?:function|const) (\w+)/g)].at(-1)![1]!;
    await expectProgram({ source, fn, points, ...(wrt ? { wrt: [...wrt] } : {}) });
  });
});
