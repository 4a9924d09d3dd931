import pc from 'picocolors';
import { expect, test } from 'vitest';
import { render } from '../../src/diagnostics/render.js';
import type { PublicDiagnostic, RelatedPlace } from '../../src/options.js';
import { wantsColor } from '../../src/command/color.js';

interface Given {
  readonly at?: readonly [line: number, from: number, to: number, endLine?: number];
  readonly hint?: string;
  readonly related?: readonly RelatedPlace[];
  readonly texts?: Readonly<Record<string, string>>;
}

function drawn(text: string, { at, hint, related = [], texts = {} }: Given = {}, color = false): string {
  const diagnostic: PublicDiagnostic = {
    code: 'GG2104', severity: 'error', message: 'no gradient', hint, related, file: 'f.ts',
    start: at && { line: at[0], column: at[1] }, end: at && { line: at[3] ?? at[0], column: at[2] },
  };
  const all = new Map(Object.entries({ 'f.ts': text, ...texts }));
  return render(diagnostic, { colors: pc.createColors(color), textOf: (file) => all.get(file), show: (file) => file });
}

test('place, frame, carets, hint', () => {
  expect(drawn('a\nb\n  while (s < x) { s += Math.random(); }\n', { at: [3, 24, 37], hint: 'pass it in' })).toBe([
    'f.ts:3:24 - error GG2104: no gradient',
    '',
    '  3 |   while (s < x) { s += Math.random(); }',
    '    |                        ^^^^^^^^^^^^^',
    '  hint: pass it in',
    '',
  ].join('\n'));
});

test('carets stand right behind tabs, wide characters, combining marks and emoji', () => {
  expect(drawn('\tx漢ｶe\u0301👍 = y;', { at: [1, 10, 11] })).toContain('  1 |   x漢ｶe\u0301👍 = y;\n    |           ^\n');
  expect(drawn('\t漢漢;', { at: [1, 2, 4] })).toContain('    |   ^^^^\n');
});

test('an empty range and one behind the end still get a caret', () => {
  expect(drawn('ab', { at: [1, 2, 2] })).toContain('  1 | ab\n    |  ^\n');
  expect(drawn('ab', { at: [1, 3, 9] })).toContain('  1 | ab\n    |   ^\n');
  expect(drawn('', { at: [1, 1, 1] })).toContain('  1 |\n    | ^\n');
});

test('a range over several lines is underlined to the end of the first', () => {
  expect(drawn('if (x) {\n  y;\n}', { at: [1, 1, 2, 3] })).toContain('  1 | if (x) {\n    | ^^^^^^^^\n');
});

test('of a very long line a part is shown, the place in it', () => {
  const text = `${'a + '.repeat(1000)}BAD${' + b'.repeat(1000)}`;
  const [, , line, carets] = drawn(text, { at: [1, 4001, 4004] }).split('\n');
  expect(line.length).toBeLessThan(140);
  expect(line.indexOf('BAD')).toBe(carets.indexOf('^^^'));
});

test('escape sequences and marks of writing direction do not reach the terminal', () => {
  expect(drawn('x = "\u001B[31m\u202E";', { at: [1, 1, 2] })).toContain('  1 | x = "·[31m·";\n');
});

test('labels: in the same file under the same bar, in another file with its place', () => {
  const related = [
    { file: 'f.ts', start: { line: 12, column: 5 }, end: { line: 12, column: 6 }, message: '`y` is active' },
    { file: 'g.ts', start: { line: 1, column: 1 }, end: { line: 1, column: 4 }, message: 'from here' },
    { file: 'gone.ts', start: { line: 1, column: 1 }, end: { line: 1, column: 4 }, message: 'out of sight' },
  ];
  const text = `first\n${'\n'.repeat(10)}    y\n`;
  expect(drawn(text, { at: [1, 1, 6], related, texts: { 'g.ts': 'abc' } })).toBe([
    'f.ts:1:1 - error GG2104: no gradient',
    '',
    '   1 | first',
    '     | ^^^^^',
    '  12 |     y',
    '     |     ~ `y` is active',
    '  g.ts:1:1',
    '   1 | abc',
    '     | ~~~ from here',
    '  gone.ts:1:1: out of sight',
    '',
  ].join('\n'));
});

test('without a place there is no frame', () => {
  expect(drawn('x')).toBe('f.ts - error GG2104: no gradient\n');
});

test('colours only where they are wanted', () => {
  expect(drawn('x', { at: [1, 1, 2] }, true)).toContain('\u001B[31m');
  expect(drawn('x', { at: [1, 1, 2] })).not.toContain('\u001B');
});

test('whether to colour: flag, NO_COLOR, FORCE_COLOR, TERM, terminal', () => {
  const decide = (env: Record<string, string>, isTTY: boolean, flag?: boolean): boolean => wantsColor({ flag, env, isTTY });
  expect(decide({}, true)).toBe(true);
  expect(decide({}, false)).toBe(false);
  expect(decide({ TERM: 'dumb' }, true)).toBe(false);
  expect(decide({ NO_COLOR: '' }, true)).toBe(true);
  expect(decide({ NO_COLOR: '1', FORCE_COLOR: '1' }, true)).toBe(false);
  expect(decide({ FORCE_COLOR: 'false' }, true)).toBe(false);
  expect(decide({ FORCE_COLOR: '1', TERM: 'dumb' }, false)).toBe(true);
  expect(decide({ NO_COLOR: '1' }, false, true)).toBe(true);
  expect(decide({ FORCE_COLOR: '1' }, true, false)).toBe(false);
});
