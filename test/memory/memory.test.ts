/**
 * Arrays and records as objects in memory, known by reference: each program through the oracle, in all styles.
 */
import { describe, it } from 'vitest';
import { expectProgram } from '../oracle/harness.js';
import { adopting } from './adopting.js';
import { handed } from './handed.js';
import { nested } from './nested.js';
import { records } from './records.js';
import { stepping } from './stepping.js';

describe('objects in memory', () => {
  it.each([...stepping, ...nested, ...records, ...handed, ...adopting].map((program) => [program.name, program] as const))('%s', async (_, { source, points }) => {
    const fn = /export (?:function|const) (\w+)/.exec(source)![1];
    await expectProgram({ source, fn, points });
  });
});
