/**
 * `gradgen/ops` is made from the templates, and is what they are now.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { arrays } from '../../src/gates/load.js';
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

test('no variable of an operation is called like an operation', () => {
  const { kernels } = arrays();
  const names = new Set(kernels.map(({ name }) => name));
  const own = kernels.flatMap(({ name, params, text }) => {
    const declared = [...text(name, (called) => called).matchAll(/\b(?:const|let) ([^;]*?)(?=;| of | in )/g)].flatMap(([, list]) => [...list!.matchAll(/(?:^|, |\{ )(\w+)(?= =|,| \}|$)/g)].map(([, word]) => word!));
    return [...params, ...declared].filter((variable) => names.has(variable)).map((variable) => `${name}: ${variable}`);
  });
  expect(own).toEqual([]);
});
