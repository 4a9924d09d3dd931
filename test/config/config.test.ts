/** What a configuration may say, and what it comes to for a file. */
import { describe, expect, test } from 'vitest';
import { readConfig, type Config } from '../../src/config/config.js';
import { settingsOf } from '../../src/config/settings.js';

describe('faults, each a sentence', () => {
  test.each([
    [3, 'it has to be a record of options'],
    [{ styel: 'staged' }, 'there is no option `styel`; did you mean `style`?'],
    [{ zzz: 1 }, /^there is no option `zzz`; there are style, format, /],
    [{ style: 'compcat' }, '`style`: `compcat` is no style; did you mean `compact`?'],
    [{ format: ['esm', 'amd'] }, '`format`: `amd` is no format; choose one of esm, cjs, ts'],
    [{ format: [] }, /^`format`: /],
    [{ include: 'src' }, '`include`: wants a list of names'],
    [{ outDir: '' }, '`outDir`: wants a name'],
    [{ maxWarnings: -1 }, '`maxWarnings`: wants a whole number'],
    [{ quiet: ['floor'] }, '`quiet`: `floor` is no code; a code reads like GG2103'],
    [{ overrides: {} }, '`overrides`: wants a list'],
    [{ overrides: [{ wrt: ['w'] }] }, '`overrides[0].files` is missing: it says which files are meant'],
    [{ overrides: [{ files: 'a', include: ['b'] }] }, /^there is no option `overrides\[0\]\.include`/],
    [{ overrides: [null] }, '`overrides[0]` has to be a record of options'],
    [{ toString: 'x' }, /^there is no option `toString`/],
  ])('%j', (value, sentence) => {
    const { faults } = readConfig(value);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(sentence);
  });

  test('none', () => {
    const config: Config = { include: ['src'], style: 'compact', format: 'cjs', outDir: undefined, maxWarnings: 0, overrides: [{ files: ['a/**'], wrt: ['w'], fn: ['f'] }] };
    expect(readConfig(config)).toEqual({ config, faults: [] });
  });
});

test('options of a file: the last override that matches wins, what is quiet adds up', () => {
  const config: Config = {
    style: 'compact', quiet: ['GG2101'],
    overrides: [{ files: 'src/**', style: 'lecture', format: ['esm', 'cjs'], quiet: ['GG2102'] }, { files: ['src/net/*.ts'], wrt: ['w'], fn: ['f'], style: 'staged' }],
  };
  const of = (path: string): unknown => settingsOf({ path: '/p/gradgen.config.ts', folder: '/p', config }, path);
  expect(of('/p/other.ts')).toEqual({ style: 'compact', formats: undefined, functions: undefined, wrt: undefined, quiet: ['GG2101'] });
  expect(of('/p/src/a.ts')).toEqual({ style: 'lecture', formats: ['esm', 'cjs'], functions: undefined, wrt: undefined, quiet: ['GG2101', 'GG2102'] });
  expect(of('/p/src/net/a.ts')).toEqual({ style: 'staged', formats: ['esm', 'cjs'], functions: ['f'], wrt: ['w'], quiet: ['GG2101', 'GG2102'] });
  expect(settingsOf(undefined, '/p/a.ts')).toEqual({ quiet: [] });
});
