/**
 * Classes, closures, functions as values, and calls as people write them: each program through the oracle, in all styles.
 */
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/index.js';
import { expectProgram } from '../oracle/harness.js';
import { calls } from './calls.js';
import { classes } from './classes.js';
import { closures } from './closures.js';

describe('functions, closures and classes', () => {
  it.each([...classes, ...closures, ...calls].map((program) => [program.name, program] as const))('%s', async (_, { source, points, wrt }) => {
    const fn = [...source.matchAll(/export (?:function|const) (\w+)/g)].at(-1)![1]!;
    await expectProgram({ source, fn, points, ...(wrt ? { wrt } : {}) });
  });
});
