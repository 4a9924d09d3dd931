/** What `check` says of an output, given the texts alone. */
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../src/7-emit/fingerprint.js';
import { judge, type Verdict } from '../../src/check/judge.js';
import type { Texts } from '../../src/formats/formats.js';
import { shortDiff } from '../../src/check/diff.js';
import { compile, type CompileOptions } from '../../src/index.js';

const source = "/** How steep. */\nexport function ratio(x: number, y: number): number {\n  return (x + y) / (1 + x * x); // a 'quotient'\n}\n";

function texts(text = source, options: CompileOptions = {}): { readonly module: string; readonly declarations: string } {
  const { code, dts, diagnostics } = compile(text, { fileName: 'ratio.ts', ...options });
  expect(diagnostics).toEqual([]);
  return { module: code!, declarations: dts! };
}

const fresh = texts();
type Edit = (text: string) => string;

function after({ module = (text) => text, declarations = (text) => text, old = fresh }: { module?: Edit; declarations?: Edit; old?: Texts }): Verdict {
  const found = { module: module(old.module), declarations: declarations(old.declarations!) };
  expect(found).not.toEqual(fresh);
  return judge(fresh, found);
}

const older: Edit = (text) => text.replace(/gradgen \d\S*/, 'gradgen 0.0.1');

describe('up to date', () => {
  test('the same texts', () => expect(judge(fresh, fresh)).toEqual({ state: 'current' }));
  test.each([
    ['line ends of another system', { module: (text: string) => text.replaceAll('\n', '\r\n'), declarations: (text: string) => text.replaceAll('\n', '\r\n') }, { state: 'current' }],
    ['a source that was formatted', { old: texts(source.replace('{\n', '{\n\n\n')) }, { state: 'current' }],
    ['another version', { module: older, declarations: older }, { state: 'older', version: '0.0.1' }],
    ['a formatter: indentation, brackets, line breaks', { module: (text: string) => text.replace(/^ {2}/gm, '\t').replace('num / den;', '(num / den);').replace('{ value: ', '{\n\t\tvalue: ') }, { state: 'formatted', part: 'module' }],
    ['a formatter: quotes and separators', { declarations: (text: string) => text.replace("'ratio'", '"ratio"').replaceAll('; dy: number }', ';\n  dy: number;\n}').replaceAll('(x: number, y: number)', '(\n  x: number,\n  y: number,\n)') }, { state: 'formatted', part: 'declarations' }],
  ] as const)('%s', (_what, edits, verdict) => expect(after(edits)).toEqual(verdict));
});

describe('edited', () => {
  test.each([
    ['a number', { module: (text: string) => text.replace('2 *', '3 *') }, 'module'],
    ['a comment', { module: (text: string) => text.replace('// (1)', '// (1) mine') }, 'module'],
    ['a line more', { module: (text: string) => `${text}export const mine = 1;\n` }, 'module'],
    ['text that is no module', { module: (text: string) => text.replace('export', 'exprt') }, 'module'],
    ['the hash', { module: (text: string) => text.replace('2 *', '3 *'), declarations: (text: string) => text.replace(/^\/\/ gradgen .*\n/m, '') }, 'module'],
    ['a type', { declarations: (text: string) => text.replace('dx: number', 'dx: any') }, 'declarations'],
    ['quotes inside a string', { declarations: (text: string) => text.replace("'ratio'", "'rati0'") }, 'declarations'],
  ] as const)('%s', (_what, edits, part) => expect(after(edits)).toMatchObject({ state: 'edited', part }));

  test('the first line', () => {
    expect(after({ module: (text) => text.replace('// @generated', '// once generated') })).toEqual({ state: 'foreign', part: 'module' });
    expect(after({ declarations: (text) => `// mine\n${text}` })).toEqual({ state: 'foreign', part: 'declarations' });
  });
});

describe('stale, and why', () => {
  test('the source', () => {
    expect(after({ old: texts(source.replace('1 + x', '2 + x')) })).toMatchObject({ state: 'stale', part: 'module', why: { kind: 'source' } });
    expect(after({ old: texts(source.replace('a \'quotient\'', 'another comment')) }), 'comments are part of what is read').toMatchObject({ state: 'stale' });
    expect(after({ old: texts(source.replace('How steep', 'How flat')) })).toMatchObject({ state: 'stale', part: 'module' });
  });
  test('the options', () => expect(after({ old: texts(source, { style: 'lecture' }) })).toMatchObject({ state: 'stale', why: { kind: 'options', were: 'style=lecture' } }));
  test('the version', () => {
    const module = older(fresh.module).replace('// forward pass', '// forwards');
    const declarations = older(fresh.declarations).replace(/body=\w+/, `body=${fingerprint(module)}`);
    expect(judge(fresh, { module, declarations })).toMatchObject({ state: 'stale', why: { kind: 'version', was: '0.0.1' } });
  });
});

test('of two runs, one of which was ended between its files', () => {
  const before = texts(source.replace('1 + x', '2 + x'));
  expect(judge(fresh, { module: fresh.module, declarations: before.declarations })).toMatchObject({ state: 'stale', part: 'declarations', why: { kind: 'source' } });
});

test('missing', () => {
  expect(judge(fresh, { declarations: fresh.declarations })).toEqual({ state: 'missing', part: 'module' });
  expect(judge(fresh, { module: fresh.module })).toEqual({ state: 'missing', part: 'declarations' });
});

describe('the difference', () => {
  test('numbers its lines from the top of the file', () => {
    const verdict = after({ module: (text) => text.replace('// forward pass', '// forwards') }) as Extract<Verdict, { state: 'edited' }>;
    const line = fresh.module.split('\n').findIndex((text) => text.includes('// forward pass')) + 1;
    expect(verdict.difference.line).toBe(line);
    expect(verdict.difference.lines).toContain(`${String(line).padStart(4)} -   // forwards`);
  });
  test.each([
    ['a\nb\nc', 'a\nB\nc', ['   1   a', '   2 - b', '   2 + B']],
    ['b', 'a\nb', ['   1 + a']],
    ['a\nb\nc\nd', 'a\nd', ['   1   a', '   2 - b', '   3 - c']],
    ['a\nb\nc\nd\ne', 'A\nb\nc\nd\nE', ['   1 - a', '   1 + A', '   4   d', '   5 - e', '   5 + E']],
  ])('of %j and %j', (before, now, lines) => expect(shortDiff(before, now).lines).toEqual(lines));
  test('is cut off, and says so', () => {
    const text = (word: string): string => Array.from({ length: 20 }, (_, k) => `${word} ${k}`).join('\n');
    const { lines } = shortDiff(text('old'), text('new'));
    expect(lines.length).toBe(13);
    expect(lines.at(-1)).toBe('     … and 28 more lines');
  });
});
