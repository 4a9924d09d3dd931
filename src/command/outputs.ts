/**
 * Where outputs go: beside the source, to one file, into a tree, or to standard output; and whose the files there are.
 *
 *     planOutput('/p/src/f.ts', { outDir: '/p/out', root: '/p/src' }) → { js: '/p/out/f.grad.js', dts: '/p/out/f.grad.d.ts' }
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import type { PublicDiagnostic } from '../options.js';
import { signature } from '../formats/header.js';
import { entryAt } from './entry.js';
import { shown, withoutEnding } from './paths.js';
import { problem, reasonOf } from './problem.js';

/** `js` and `dts` are absolute paths. */
export type Output = 'stdout' | { readonly js: string; readonly dts: string };

export interface Destination {
  /** `--out`: a file, or `-`. */
  readonly out?: string;
  /** `--out-dir`. */
  readonly outDir?: string;
  /** The folder below which the tree is mirrored. */
  readonly root: string;
  readonly cwd: string;
}

export function planOutput(source: string, { out, outDir, root, cwd }: Destination): Output {
  if (out === '-') return 'stdout';
  if (out !== undefined) {
    const js = resolve(cwd, out);
    return { js, dts: js.replace(/\.(m?)js$/, '.d.$1ts') };
  }
  const stem = `${withoutEnding(source)}.grad`;
  const place = outDir === undefined ? stem : join(resolve(cwd, outDir), relative(root, stem));
  return { js: `${place}.js`, dts: `${place}.d.ts` };
}

/** What stands in the way before anything is compiled: two sources for one output, an output that is a source. */
export function conflicts(plan: readonly { readonly source: string; readonly output: Output }[], cwd: string): PublicDiagnostic[] {
  const problems: PublicDiagnostic[] = [];
  const sources = new Set(plan.map(({ source }) => source));
  const takers = new Map<string, string>();
  for (const { source, output } of plan) {
    if (output === 'stdout') continue;
    const first = takers.get(output.js);
    if (first !== undefined) {
      problems.push(problem('GG5008', { first: shown(first, cwd), second: shown(source, cwd), output: shown(output.js, cwd) }));
    }
    takers.set(output.js, first ?? source);
    for (const path of [output.js, output.dts]) {
      if (sources.has(path)) problems.push(problem('GG5009', { path: shown(path, cwd) }));
    }
  }
  return problems;
}

/** Why a name can't be that of a module: `--out loss.txt`. */
export function judgeOut(out: string, cwd: string): PublicDiagnostic[] {
  if (out === '-') return [];
  const isFolder = entryAt(resolve(cwd, out))?.isDirectory() === true;
  if (isFolder) return [problem('GG5016', { path: out }, 'it is a folder: --out-dir writes into it')];
  return /[^/\\]\.m?js$/.test(basename(out)) ? [] : [problem('GG5016', { path: out })];
}

/** Files that exist and whose first line isn't ours are never overwritten unasked. */
export function notOurs(output: Output, cwd: string): PublicDiagnostic[] {
  if (output === 'stdout') return [];
  return [output.js, output.dts].flatMap((path) => {
    try {
      const line = firstBytes(path);
      return line === undefined || line.startsWith(signature) ? [] : [problem('GG5007', { path: shown(path, cwd) })];
    } catch (error) {
      return [problem('GG5006', { path: shown(path, cwd), reason: reasonOf(error) })];
    }
  });
}

function firstBytes(path: string): string | undefined {
  if (entryAt(path) === undefined) return undefined;
  const buffer = Buffer.alloc(signature.length);
  const file = openSync(path, 'r');
  try {
    return buffer.toString('latin1', 0, readSync(file, buffer, 0, buffer.length, 0));
  } finally {
    closeSync(file);
  }
}
