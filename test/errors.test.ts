/**
 * The pages of `docs/errors/` about derivatives and analysis are true: what stands under "Fails:" gives its code and no other, what
 * stands under "Works:" compiles without a word. And every code has a page, every page a code.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue, type Code } from '../src/diagnostics/catalogue.js';
import { compile } from '../src/index.js';
import { read, root } from './setup/golden.js';

/** Guards in the compiler that another check comes before: no source is known to bring them about, so there is nothing to show. */
const unprovoked: readonly Code[] = ['GG2019', 'GG2022', 'GG3004'];

const codes = (Object.keys(catalogue) as Code[]).filter((code) => !unprovoked.includes(code));
/** Those whose examples are run here; the others have tests of their own. */
const ours = codes.filter((code) => /^GG(?:[239]|503)/.test(code));
const isBug = (code: Code): boolean => code.startsWith('GG9');

function example(page: string, heading: 'Fails' | 'Works'): string {
  const found = new RegExp(`^${heading}:\\n\\n\`\`\`ts\\n(.*?)\`\`\``, 'ms').exec(page);
  if (found === null) throw new Error(`no example under "${heading}:"`);
  return found[1]!;
}

test('every code has a page, every page a code', () => {
  expect(readdirSync(join(root, 'docs/errors')).sort()).toEqual(codes.map((code) => `${code}.md`).sort());
});

describe.each(ours)('%s', (code) => {
  const page = read(`docs/errors/${code}.md`);

  test('its page names and explains it', () => {
    const [title, explanation = ''] = page.split('\n\n');
    expect(title).toBe(`# ${code}: ${catalogue[code].title}`);
    expect(explanation.length).toBeGreaterThan(60);
  });

  test.skipIf(isBug(code))('what fails fails so, and only so', () => {
    const { diagnostics, code: output } = compile(example(page, 'Fails'), { fileName: 'f.ts', verify: true });
    expect([...new Set(diagnostics.map((diagnostic) => diagnostic.code))]).toEqual([code]);
    expect(output === null).toBe(catalogue[code].severity === 'error');
    for (const { message, hint, start } of diagnostics) {
      expect(`${message} ${hint ?? ''}`, 'words that are not filled in').not.toMatch(/\{\w+\}/);
      expect(start, 'a place in the source').toBeDefined();
    }
  });

  test.skipIf(isBug(code))('what works works', () => {
    const { diagnostics, code: output } = compile(example(page, 'Works'), { fileName: 'f.ts', verify: true });
    expect(diagnostics).toEqual([]);
    expect(output).not.toBeNull();
  });
});
