/**
 * Every page about the command line (GG5000 to GG5019, GG5040 to GG5069) is true: the command line under "Fails:" gives the diagnostic, the one under "Works:" doesn't. The
 * lines run in a folder with a few files; `gradgen` is the built command.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/diagnostics/catalogue.js';
import { cli, loss, root, scratch, tagged, withoutPrivileges } from '../setup/command.js';

const codes = Object.keys(catalogue).filter((code) => /^GG50[01456]/.test(code));

function example(page: string, heading: 'Fails' | 'Works'): string {
  const found = new RegExp(`^${heading}:\\n\\n\`\`\`sh\\n(.*?)\`\`\``, 'ms').exec(page);
  if (found === null) throw new Error(`no example under "${heading}:"`);
  return found[1];
}

function run(script: string): { status: number | null; stderr: string } {
  const cwd = scratch({ 'loss.ts': loss, 'src/model.ts': tagged, 'src/plain.ts': loss, 'old/plain.ts': loss, 'notes.txt': 'notes\n' });
  const prelude = `gradgen() { ${JSON.stringify(process.execPath)} ${JSON.stringify(cli)} "$@"; }\n`;
  const { status, stderr } = spawnSync('bash', ['--norc', '-c', prelude + script], { cwd, encoding: 'utf8', ...withoutPrivileges() });
  return { status, stderr };
}

describe.each(codes)('%s', (code) => {
  const path = join(root, 'docs/errors', `${code}.md`);

  test('its page names it, explains it, and both examples hold', () => {
    expect(existsSync(path)).toBe(true);
    const page = readFileSync(path, 'utf8');
    expect(page.split('\n')[0]).toBe(`# ${code}: ${catalogue[code as keyof typeof catalogue].title}`);
    const failed = run(example(page, 'Fails'));
    expect(failed.stderr).toContain(`${code}:`);
    const isOfCheck = code.startsWith('GG504');
    const isOfVerify = code.startsWith('GG505');
    expect(failed.status).toBe(catalogue[code as keyof typeof catalogue].severity !== 'error' ? 0 : isOfCheck ? 3 : isOfVerify || code.startsWith('GG506') ? 1 : 2);
    const worked = run(example(page, 'Works'));
    // `check` always says how many it has seen, `verify` that it runs code
    expect(worked.stderr).toMatch(isOfCheck ? /^\d+ outputs?: \d+ up to date\n$/ : isOfVerify ? /^\w+\.ts: running your code, and what was made of it\n$/ : /^$/);
    expect(worked.status).toBe(0);
  });
});
