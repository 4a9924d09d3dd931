/**
 * Arrays that the function makes, writes and hands to methods: each program through the oracle, in all styles.
 */
import { describe, it } from 'vitest';
import { expectProgram } from '../oracle/harness.js';
import { programs, type Program } from './programs.js';
import { lengths } from './lengths.js';
import { traps } from './traps.js';
import { copying } from './copying.js';
import { destructuring } from './destructuring.js';
import { gaps } from './gaps.js';
import { integers } from './integers.js';
import { ordering } from './ordering.js';
import { pieces } from './pieces.js';
import { records } from './records.js';
import { rows } from './rows.js';
import { searching } from './searching.js';
import { shrinking } from './shrinking.js';
import { tuples } from './tuples.js';
import { walking } from './walking.js';

const topics: Readonly<Record<string, readonly Program[]>> = { programs, traps, lengths, searching, copying, ordering, walking, shrinking, destructuring, gaps, rows, records, integers, pieces, tuples };

describe.each(Object.entries(topics))('arrays in memory: %s', (_, list) => {
  it.each(list.map((program) => [program.name, program] as const))('%s', async (_, { source, points }) => {
    const fn = /export (?:function|const) (\w+)/.exec(source)![1];
    await expectProgram({ source, fn, points });
  });
});
