/**
 * `gradgen/ops` is made from the templates, and is what they are now.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generated, TYPES } from './generate.js';

const root = join(import.meta.dirname, '..', '..');

test.each([...generated()])('%s is as the templates say', (path, text) => {
  const file = join(root, path);
  if (process.env.UPDATE) writeFileSync(file, text);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(text);
});

test('the types are those that the checker is told', () => {
  expect(readFileSync(join(root, 'src/ops/types.ts'), 'utf8')).toContain(TYPES);
});
