/**
 * Arrays and records as objects in memory, known by reference: each program through the oracle, in all styles.
 */
import { describe, it } from 'vitest';
import { expectProgram } from '../oracle/harness.js';
import { adopting } from './adopting.js';
import { fields } from './fields.js';
import { handed } from './handed.js';
import { idioms } from './idioms.js';
import { inside } from './inside.js';
import { names } from './names.js';
import { nested } from './nested.js';
import { records } from './records.js';
import { sorting } from './sorting.js';
import { stacks } from './stacks.js';
import { stepping } from './stepping.js';
import { steppingBack } from './stepping-back.js';

const topics = { stepping, nested, records, handed, idioms, fields, names, adopting, sorting, inside, stacks, steppingBack };

describe.each(Object.entries(topics))('objects in memory: %s', (_, programs) => {
  it.each(programs.map((program) => [program.name, program] as const))('%s', async (_, { source, points }) => {
    const fn = /export (?:function|const) (\w+)/.exec(source)![1];
    await expectProgram({ source, fn, points });
  });
});
