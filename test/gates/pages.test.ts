/** The pages of the template errors: what is said to fail fails with that code and no other, what is said to work works. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/diagnostics/catalogue.js';
import { gatesOf, loadGates, type GateFile, type GateLibrary } from '../../src/gates/load.js';

const folder = new URL('../../docs/errors/', import.meta.url);
/** The templates of the package and these. */
const withBuiltIn = (files: readonly GateFile[]): GateLibrary => gatesOf([...[...loadGates().texts].map(([path, text]) => ({ path, text })), ...files]);
const pages = readdirSync(folder).filter((name) => name.startsWith('GG40'));

/** `// name.js` above a gate says which file it is in; otherwise it is in the file of its name. */
function filesIn(page: string, heading: string): GateFile[] {
  const text = page.split(`${heading}:\n\n\`\`\`js\n`)[1].split('\n```')[0];
  return text.split(/^(?=\/\/ \w+\.js$)/m).map((part) => {
    const path = /^\/\/ (\w+\.js)\n/.exec(part)?.[1] ?? `${/export function (\w+)/.exec(part)?.[1]}.js`;
    return { path, text: part };
  });
}

describe.each(pages)('%s', (name) => {
  const code = name.replace('.md', '');
  const page = readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');

  test('fails as it says', () => {
    const files = filesIn(page, 'Fails');
    const { diagnostics } = withBuiltIn(files);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    const [{ span, message }] = diagnostics;
    expect(message).not.toMatch(/\{\w+\}/);
    const file = files.find(({ path }) => path === span?.file);
    expect(file).toBeDefined();
    expect(span!.start).toBeLessThan(span!.end);
    expect(span!.end).toBeLessThanOrEqual(file!.text.length);
  });

  test('works as it says', () => {
    const files = filesIn(page, 'Works');
    const library = withBuiltIn(files);
    expect(library.diagnostics).toEqual([]);
    for (const { path } of files) expect(library.get(path.replace('.js', '')), path).toBeDefined();
  });

  test('is titled as the catalogue says', () => {
    expect(page.startsWith(`# ${code}: ${catalogue[code as keyof typeof catalogue].title}\n`)).toBe(true);
  });
});

test('every template code has a page', () => {
  const codes = Object.keys(catalogue).filter((code) => code.startsWith('GG40'));
  expect(pages.sort()).toEqual(codes.sort().map((code) => `${code}.md`));
});
