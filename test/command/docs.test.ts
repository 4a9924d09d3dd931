/**
 * Every code block of README and docs is true. A page is a session in a scratch folder, with `examples/` in it: its blocks
 * run in order, and what they print is compared. UPDATE=1 writes the blocks that show output.
 *
 * A comment in the line before a block says what it is:
 *
 *     <!-- file: loss.ts -->               a file of the session; TypeScript in it compiles without a word
 *     <!-- fails: GG2013 -->               TypeScript that gives exactly these errors
 *     <!-- exit: 1 -->                     the `sh` block ends with this status
 *     <!-- prints -->                      all that the `sh` block before it printed
 *     <!-- prints: function fGrad -->      a function out of what it printed
 *     <!-- shows: staged.ts -->            a file of the session, or, with `, function: f`, a function of it
 *     <!-- picture -->                     nothing to run, or nothing that can be run here
 *
 * Without a comment a `ts` block has to compile, and a `sh` block to succeed. Other blocks have to say what they are.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/index.js';
import { cli, root, scratch } from '../setup/command.js';
import { read, updating } from '../setup/golden.js';

/** These have tests of their own: they are made from what they describe. */
const generated = ['docs/gates.md', 'docs/ir.md'];
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)]
  .filter((page) => !generated.includes(page));

const block = /^(?:<!-- ([^\n]*) -->\n)?(```+)(\w*)\n(.*?)^\2$/gms;

interface Session {
  readonly folder: string;
  printed: string;
}

function words(comment: string | undefined): Map<string, string> {
  return new Map((comment ?? '').split(', ').filter((part) => part !== '').map((part) => {
    const [key, ...rest] = part.split(': ');
    return [key!, rest.join(': ')];
  }));
}

/** `npx gradgen` is the built command; `npm` does nothing, since all is installed. */
function run(script: string, session: Session, status: number): void {
  const prelude = `npx() { shift; ${JSON.stringify(process.execPath)} ${JSON.stringify(cli)} "$@"; }; npm() { :; }\nexec 2>&1\n`;
  const ended = spawnSync('bash', ['-c', prelude + script], { cwd: session.folder, encoding: 'utf8' });
  session.printed = ended.stdout;
  expect(ended.status, `${script}\n${ended.stdout}`).toBe(status);
}

/** The text of a function, without its doc comment. */
function functionIn(code: string, name: string): string {
  const found = new RegExp(`^(?:export )?function ${name}\\(.*?^}$`, 'ms').exec(code);
  if (found === null) throw new Error(`there is no function ${name} in\n${code}`);
  return found[0];
}

function errorsOf(text: string): string[] {
  return compile(text, { fileName: 'input.ts', verify: true }).diagnostics.map(({ code }) => code);
}

/** Runs a block; gives what should stand in it. */
function current(comment: string | undefined, language: string, text: string, session: Session): string {
  const what = words(comment);
  const shown = what.get('shows');
  if (shown !== undefined) {
    const file = readFileSync(join(session.folder, shown), 'utf8');
    return `${what.has('function') ? functionIn(file, what.get('function')!) : file.trimEnd()}\n`;
  }
  const prints = what.get('prints');
  if (prints !== undefined) return `${prints.startsWith('function ') ? functionIn(session.printed, prints.slice(9)) : session.printed.trimEnd()}\n`;
  if (what.has('picture')) return text;
  const file = what.get('file');
  if (file !== undefined) {
    mkdirSync(dirname(join(session.folder, file)), { recursive: true });
    writeFileSync(join(session.folder, file), text);
  }
  if (language === 'sh') run(text, session, Number(what.get('exit') ?? 0));
  // a configuration is run by the command
  else if (language === 'ts' && !file?.endsWith('.config.ts')) expect(errorsOf(text), text).toEqual(what.has('fails') ? what.get('fails')!.split(' ') : []);
  else if (file === undefined) throw new Error(`nobody checks this block:\n${text}`);
  return text;
}

describe.each(pages)('%s', (page) => {
  const text = read(page);

  test('its blocks are true (UPDATE=1 writes what they show)', { timeout: 120_000 }, () => {
    const session: Session = { folder: scratch(), printed: '' };
    cpSync(join(root, 'examples'), join(session.folder, 'examples'), { recursive: true });
    writeFileSync(join(session.folder, 'package.json'), '{ "type": "module" }\n');
    mkdirSync(join(session.folder, 'node_modules'));
    symlinkSync(root, join(session.folder, 'node_modules/gradgen'), 'dir');
    const wanted = text.replace(block, (_, comment: string | undefined, fence: string, language: string, inner: string) =>
      `${comment === undefined ? '' : `<!-- ${comment} -->\n`}${fence}${language}\n${current(comment, language, inner, session)}${fence}`);
    if (updating) writeFileSync(join(root, page), wanted);
    expect(read(page)).toBe(wanted);
  });

  test('its links lead somewhere', () => {
    const links = [...text.replace(block, '').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to]) => to!);
    const dead = links.filter((to) => !existsSync(join(root, dirname(page), to)));
    expect(dead).toEqual([]);
  });
});
