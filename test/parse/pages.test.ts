/** Every page about syntax and selection is true: what stands under "Fails:" gives its code and no other, what stands under "Works:" gives none. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/1-parse/parse.js';
import { catalogue, type Code } from '../../src/diagnostics/catalogue.js';

const codes = (Object.keys(catalogue) as Code[]).filter((code) => /^GG(?:1|502)/.test(code));

function example(page: string, heading: 'Fails' | 'Works'): string {
  const found = new RegExp(`^${heading}:\\n\\n\`\`\`ts\\n(.*?)\`\`\``, 'ms').exec(page);
  if (found === null) throw new Error(`no example under "${heading}:"`);
  return found[1]!;
}

const codesIn = (text: string): string[] => [...new Set(parse(text, { fileName: 'f.ts' }).diagnostics.map(({ code }) => code))];

describe.each(codes)('%s', (code) => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/errors', `${code}.md`), 'utf8');

  test('its page names it, and both examples hold', () => {
    expect(page.split('\n')[0]).toBe(`# ${code}: ${catalogue[code].title}`);
    expect(codesIn(example(page, 'Fails'))).toEqual([code]);
    expect(codesIn(example(page, 'Works'))).toEqual([]);
  });

  // JSDoc's `{number} x` is meant so.
  test('its words are all filled in', () => {
    const { diagnostics } = parse(example(page, 'Fails'), { fileName: 'f.ts' });
    for (const { message, hint } of diagnostics) expect(`${message} ${hint ?? ''}`).not.toMatch(/\{\w+\}(?! \w)/);
  });
});
