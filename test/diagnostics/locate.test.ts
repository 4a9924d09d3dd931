import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnostic.js';
import { linesOf, locate, toPublic } from '../../src/diagnostics/locate.js';

test.each([
  ['', 0, 1, 1],
  ['ab\ncd', 2, 1, 3],
  ['ab\ncd', 3, 2, 1],
  ['ab\r\ncd', 3, 1, 4],
  ['ab\r\ncd', 4, 2, 1],
  ['a\rb', 2, 2, 1],
  ['a\u2028b\u2029c', 4, 3, 1],
  ['\uFEFFab', 1, 1, 1],
  ['\uFEFFab', 0, 1, 1],
  ['\uFEFFa\nb', 3, 2, 1],
  ['\t𝒳y', 3, 1, 4],
  ['abc', 99, 1, 4],
])('%j at %i is line %i, column %i', (text, offset, line, column) => {
  expect(locate(text, offset)).toEqual({ line, column });
});

test('lines come without their ends and without the byte order mark', () => {
  expect(linesOf('\uFEFFa\r\nb\rc\n')).toEqual(['a', 'b', 'c', '']);
});

test('a diagnostic with spans gets places, its labels too', () => {
  const related = [
    { span: { file: 'b.ts', start: 0, end: 1 }, message: 'because of this' },
    { span: { file: 'gone.ts', start: 0, end: 1 }, message: 'nowhere' },
  ];
  const given = diagnose('GG9001', { file: 'a.ts', start: 2, end: 4 }, { what: 'x' }, { related });
  expect(toPublic(given, new Map([['a.ts', 'a\nbcd'], ['b.ts', 'e']]))).toMatchObject({
    code: 'GG9001', severity: 'error', message: 'a bug in gradgen: x', file: 'a.ts',
    start: { line: 2, column: 1 }, end: { line: 2, column: 3 },
    related: [{ file: 'b.ts', start: { line: 1, column: 1 }, end: { line: 1, column: 2 }, message: 'because of this' }],
  });
});

test('without a span, or without the text, there is no place', () => {
  expect(toPublic(diagnose('GG9001', undefined), new Map())).toMatchObject({ file: undefined, start: undefined, end: undefined });
  expect(toPublic(diagnose('GG9001', { file: 'a.ts', start: 0, end: 1 }), new Map())).toMatchObject({ file: 'a.ts', start: undefined });
});
