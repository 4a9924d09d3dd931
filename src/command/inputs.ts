/**
 * The inputs: words of the command line become files to compile. A file named outright counts as such; folders and globs
 * bring in what they hold, for its tagged functions.
 *
 *     findInputs(['loss.ts', 'src'], cwd) → { sources: [{ path: '…/loss.ts', named: true }, …], root: '…', problems: [] }
 *
 * Paths are absolute, each occurs once, in the order of the words and sorted within one.
 */
import { readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { nearest } from '../diagnostics/suggest.js';
import type { PublicDiagnostic } from '../options.js';
import { commands } from './grammar.js';
import { entryAt } from './entry.js';
import { companion, judge, leftOut, shown, slashes, sourcePattern } from './paths.js';
import { problem, reasonOf } from './problem.js';

export interface SourceFile {
  readonly path: string;
  /** Named outright: all its functions are meant, not only the tagged ones. */
  readonly named: boolean;
}

export interface Inputs {
  readonly sources: readonly SourceFile[];
  /** The deepest folder that holds every input: a tree of outputs mirrors what lies below it. */
  readonly root: string;
  /** The folders and globs among them: what was searched, and might have held more. */
  readonly searched: readonly Searched[];
  readonly problems: readonly PublicDiagnostic[];
}

export interface Searched {
  readonly base: string;
  /** Whether a source at this path would have been found. */
  readonly wants: (path: string) => boolean;
}

interface Found {
  readonly sources: readonly SourceFile[];
  readonly base: string;
  readonly wants?: Searched['wants'];
  readonly problems: readonly PublicDiagnostic[];
}

export async function findInputs(words: readonly string[], cwd: string): Promise<Inputs> {
  const found: Found[] = [];
  for (const [position, word] of words.entries()) found.push(await findOne(word, position === 0, words.length > 1, cwd));

  const named = new Map<string, boolean>();
  for (const { path, named: outright } of found.flatMap((one) => one.sources)) named.set(path, outright || named.get(path) === true);
  return {
    sources: [...named].map(([path, outright]) => ({ path, named: outright })),
    root: commonFolder(found.map((one) => one.base), cwd),
    searched: found.flatMap(({ base, wants }) => (wants === undefined ? [] : [{ base, wants }])),
    problems: found.flatMap((one) => one.problems),
  };
}

async function findOne(word: string, first: boolean, inCompany: boolean, cwd: string): Promise<Found> {
  const path = resolve(cwd, word);
  let kind;
  try {
    kind = entryAt(path);
  } catch (error) {
    return { sources: [], base: dirname(path), problems: [problem('GG5005', { path: word, reason: reasonOf(error) })] };
  }
  if (kind?.isDirectory()) return { sources: await expand(sourcePattern, path), base: path, wants: () => true, problems: [] };
  if (kind !== undefined) return oneFile(path, inCompany, cwd);
  if (/[*?[\]{}]|[!@+]\(/.test(word)) {
    const sources = await expand(slashes(word), cwd);
    const problems = sources.length === 0 ? [problem('GG5002', { path: word }, 'no file matches this pattern')] : [];
    const { default: picomatch } = await import('picomatch');
    const matches = picomatch(slashes(word).replace(/^\.\//, ''));
    return { sources, base: resolve(cwd, fixedPart(slashes(word))), wants: (path) => matches(slashes(relative(cwd, path))), problems };
  }
  return { sources: [], base: dirname(path), problems: [missing(word, first, cwd)] };
}

function oneFile(path: string, inCompany: boolean, cwd: string): Found {
  const what = judge(path);
  const base = dirname(path);
  if (what === undefined) return { sources: [{ path, named: true }], base, problems: [] };
  // a shell's `*.ts` also brings declarations and our own outputs along
  const code = inCompany && companion(path) !== undefined ? 'GG5013' : 'GG5004';
  return { sources: [], base, problems: [problem(code, { path: shown(path, cwd), what })] };
}

async function expand(pattern: string, cwd: string): Promise<SourceFile[]> {
  const { glob } = await import('tinyglobby');
  const paths = await glob([pattern], { cwd, absolute: true, ignore: [...leftOut], expandDirectories: false });
  return paths.filter((path) => judge(path) === undefined).sort(byCode).map((path) => ({ path: resolve(path), named: false }));
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The folders of a glob before its first wildcard: `src/*.ts` → `src`. */
function fixedPart(pattern: string): string {
  const parts = pattern.split('/');
  return parts.slice(0, parts.findIndex((part) => /[*?[\]{}()]/.test(part))).join('/') || (pattern.startsWith('/') ? '/' : '.');
}

function missing(word: string, first: boolean, cwd: string): PublicDiagnostic {
  const path = resolve(cwd, word);
  const looksLikeWord = /^[A-Za-z][\w-]*$/.test(word);
  const command = first && looksLikeWord ? nearest(word, commands) : undefined;
  const near = nearest(basename(path), namesIn(dirname(path)));
  const meant = command ?? (near === undefined ? undefined : slashes(join(dirname(word), near)));
  const hint = meant === undefined ? undefined : `did you mean \`${command === undefined ? meant : `gradgen ${command}`}\`?`;
  return first && looksLikeWord ? problem('GG5003', { word }, hint) : problem('GG5002', { path: word }, hint);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || judge(entry.name) === undefined)
      .map((entry) => entry.name)
      .sort(byCode);
  } catch {
    return [];
  }
}

function commonFolder(folders: readonly string[], cwd: string): string {
  let common = folders[0] ?? cwd;
  for (const folder of folders) {
    while (common !== dirname(common) && folder !== common && !slashes(folder).startsWith(`${slashes(common)}/`)) common = dirname(common);
  }
  return common;
}
