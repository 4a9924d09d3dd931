import { describe, expect, it } from 'vitest';
import { expectProgram } from '../oracle/harness.js';
import { choices } from './choices.js';
import { constants } from './constants.js';
import { lists } from './lists.js';
import { mixed } from './mixed.js';
import { records } from './records.js';

const kinds = { records, lists, constants, choices, mixed };

describe.each(Object.entries(kinds))('%s', (_, programs) => {
  it.each(programs)('$name', async (program) => {
    const report = await expectProgram(program);
    expect(report.telling).toBe(true);
  });
});
