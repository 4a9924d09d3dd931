import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentGates } from '../../src/gates/document.js';
import { loadGates } from '../../src/gates/load.js';

test('docs/gates.md is what the templates say (UPDATE=1 writes it)', () => {
  const page = new URL('../../docs/gates.md', import.meta.url);
  const text = documentGates(loadGates());
  if (process.env.UPDATE === '1') writeFileSync(page, text);
  expect(readFileSync(page, 'utf8').replaceAll('\r\n', '\n')).toBe(text);
});

test('every gate is on the page, once', () => {
  const [text] = documentGates(loadGates()).split('\n## Array gates');
  for (const { name } of loadGates().all) expect(text!.split(`| **${name}** |`), name).toHaveLength(2);
});
