/**
 * Operations on arrays through the whole compiler, against the oracle, which runs the library on dual numbers.
 */
import { expect, test } from 'vitest';
import { checkProgram } from '../oracle/harness.js';
import { among } from './among.js';
import { programs } from './programs.js';

test.each([...programs, ...among])('$name', async ({ source, points }) => {
  const report = await checkProgram({ source, fn: 'f', points });
  expect(report.failures).toEqual([]);
  expect(report.refused).toBe(false);
  expect(report.telling).toBe(true);
});
