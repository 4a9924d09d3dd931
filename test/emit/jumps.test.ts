/** The user's own `break`, `continue` and `return` in the emitted forward pass: right, and no flags where none are needed. */
import { parse } from 'acorn';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.js';
import { expectProgram } from '../oracle/harness.js';
import { transpile } from '../oracle/transpile.js';
import { programs } from './exits.js';

function forwardOf(source: string, tidy: Record<string, boolean> = {}): string {
  const { code, diagnostics } = compile(source, { fileName: 'input.ts', verify: true, tidy });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  parse(code!, { ecmaVersion: 'latest', sourceType: 'module' });
  return code!.slice(code!.indexOf('export function fForward'), code!.indexOf('export function fBackward'));
}

/** Every `break` and `continue` with its label, in order. */
function jumpsIn(text: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const { type, label } = node as { type?: string; label?: { name: string } | null };
    if (type === 'BreakStatement' || type === 'ContinueStatement') found.push([type === 'BreakStatement' ? 'break' : 'continue', label?.name].filter(Boolean).join(' '));
    Object.values(node).forEach(visit);
  };
  visit(parse(text, { ecmaVersion: 'latest', sourceType: 'module' }));
  return found;
}

describe.each(programs)('$name', ({ source, fn, points, has = [], lacks = [], same }) => {
  test('is right', async () => {
    await expectProgram({ source, fn, points });
  });

  test('is right without the pass', async () => {
    await expectProgram({ source, fn, points, options: { tidy: { jumps: false } } });
  });

  test('says what the source says', () => {
    const forward = forwardOf(source);
    for (const words of has) expect(forward).toContain(words);
    for (const words of lacks) expect(forward).not.toContain(words);
    if (same) expect(jumpsIn(forward)).toEqual(jumpsIn(transpile(source)));
  });
});
