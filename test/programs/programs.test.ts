import { describe, expect, it } from 'vitest';
import { expectProgram } from '../oracle/harness.js';
import { finance } from './finance.js';
import { physics } from './physics.js';

const fields = { physics, finance };

describe.each(Object.entries(fields))('%s', (_, programs) => {
  it.each(programs)('$name', async (program) => {
    const report = await expectProgram(program);
    expect(report.telling).toBe(true);
  });
});
