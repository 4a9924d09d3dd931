/**
 * Functions that keep passes of their own: each program through the oracle, in all styles.
 */
import { describe, it } from 'vitest';
import { expectProgram } from '../oracle/harness.js';
import { large } from './large.js';
import { natural } from './natural.js';
import { recursion } from './recursion.js';

export interface CallProgram {
  readonly name: string;
  readonly source: string;
  readonly points: readonly (readonly unknown[])[];
  readonly wrt?: readonly string[];
}

describe.each(Object.entries({ recursion, large, natural }))('functions with passes of their own: %s', (_topic, programs) => {
  it.each(programs.map((program) => [program.name, program] as const))('%s', async (_, { source, points, wrt }) => {
    const fn = [...source.matchAll(/export (?:function|const) (\w+)/g)].at(-1)![1]!;
    await expectProgram({ source, fn, points, ...(wrt ? { wrt: [...wrt] } : {}) });
  });
});
