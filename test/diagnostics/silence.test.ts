import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { silence } from '../../src/diagnostics/silence.js';

/** Which of the warnings GG5013 and the errors GG9001, one on each line that says HERE, are left. */
function left(text: string, quiet: readonly string[] = []): string[] {
  const diagnostics = [...text.matchAll(/HERE/g)].flatMap(({ index }): Diagnostic[] => [
    { code: 'GG5013', severity: 'warning', message: '', span: { file: 'f.ts', start: index, end: index + 4 }, related: [] },
    { code: 'GG9001', severity: 'error', message: '', span: { file: 'f.ts', start: index, end: index + 4 }, related: [] },
  ]);
  return silence(diagnostics, new Map([['f.ts', text]]), quiet).map(({ code }) => code);
}

test.each([
  ['on the line', 'HERE; // gradgen-ignore GG5013'],
  ['on the line above', '// gradgen-ignore GG5013\nHERE;'],
  ['in the other form of comment', '/* gradgen-ignore GG5013 */\r\nHERE;'],
  ['in a doc comment', '/** gradgen-ignore GG5013 */\nHERE;'],
  ['with other codes', '// gradgen-ignore GG2103, GG5013\nHERE;'],
  ['with a reason', 'HERE; // a table -- gradgen-ignore GG5013 because it is one'],
])('a warning is silenced %s, an error is not', (_where, text) => {
  expect(left(text)).toEqual(['GG9001']);
});

test.each([
  ['another code', '// gradgen-ignore GG2103\nHERE;'],
  ['no code', '// gradgen-ignore\nHERE;'],
  ['two lines above', '// gradgen-ignore GG5013\n\nHERE;'],
  ['behind the statement above', 'other(); // gradgen-ignore GG5013\nHERE;'],
  ['below', 'HERE;\n// gradgen-ignore GG5013'],
  ['not a comment', 'const s = "gradgen-ignore GG5013"; HERE;'],
  ['a code in the reason', '// gradgen-ignore GG2103 not GG5013\nHERE;'],
])('%s silences nothing', (_where, text) => {
  expect(left(text)).toEqual(['GG5013', 'GG9001']);
});

test('quiet codes are left out everywhere, errors stay', () => {
  expect(left('HERE HERE', ['GG5013', 'GG9001'])).toEqual(['GG9001', 'GG9001']);
});
