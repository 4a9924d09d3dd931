/**
 * Where outputs go: beside the source, to one file, into a tree, or to standard output; and whose the files there are.
 *
 *     planOutput('/p/src/f.ts', { outDir: '/p/out', root: '/p/src', … })
 *       → [{ format: 'esm', module: '/p/out/f.grad.js', declarations: '/p/out/f.grad.d.ts' }]
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Placing } from '../formats/formats.js';
import type { PublicDiagnostic } from '../options.js';
import { endings, type Format, formatOf, type MapPlace } from '../formats/names.js';
import { signature } from '../formats/header.js';
import { entryAt } from './entry.js';
import { shown, slashes, withoutEnding } from './paths.js';
import { problem, reasonOf } from './problem.js';

/** One module and its declarations; absolute paths. */
export interface Target {
  readonly format: Format;
  readonly module: string;
  /** A module in TypeScript has none. */
  readonly declarations?: string;
}

export type Output = 'stdout' | readonly Target[];

export interface Destination {
  /** `--out`: a file, or `-`. */
  readonly out?: string;
  /** `--out-dir`. */
  readonly outDir?: string;
  /** The folder below which the tree is mirrored. */
  readonly root: string;
  readonly cwd: string;
  /** Default: ES modules. */
  readonly formats?: readonly Format[];
}

export function planOutput(source: string, destination: Destination): Output {
  return destination.out === '-' ? 'stdout' : planTargets(source, destination);
}

export function planTargets(source: string, { out, outDir, root, cwd, formats = ['esm'] }: Destination): readonly Target[] {
  if (out !== undefined) {
    const module = resolve(cwd, out);
    const format = formatOf(out) ?? 'esm';
    return [{ format, module, declarations: format === 'ts' ? undefined : module.replace(/\.([mc]?)js$/, '.d.$1ts') }];
  }
  const stem = `${withoutEnding(source)}.grad`;
  const place = outDir === undefined ? stem : join(resolve(cwd, outDir), relative(root, stem));
  return formats.map((format) => {
    const { module, declarations } = endings[format];
    return { format, module: place + module, declarations: declarations === undefined ? undefined : place + declarations };
  });
}

export function filesOf({ module, declarations }: Target): readonly string[] {
  return declarations === undefined ? [module] : [module, declarations];
}

/** For the source map: names with forward slashes. */
export function placingOf(source: string, { module }: Target, place: MapPlace): Placing {
  return { name: basename(module), isInline: place === 'inline', from: slashes(dirname(source)), to: slashes(dirname(module)) };
}

/** What stands in the way before anything is compiled: two sources for one output, an output that is a source. */
export function conflicts(plan: readonly { readonly source: string; readonly output: Output }[], cwd: string): PublicDiagnostic[] {
  const problems: PublicDiagnostic[] = [];
  const sources = new Set(plan.map(({ source }) => source));
  const takers = new Map<string, string>();
  for (const { source, output } of plan) {
    for (const target of output === 'stdout' ? [] : output) {
      const first = takers.get(target.module);
      if (first !== undefined) {
        problems.push(problem('GG5008', { first: shown(first, cwd), second: shown(source, cwd), output: shown(target.module, cwd) }));
      }
      takers.set(target.module, first ?? source);
      for (const path of filesOf(target)) {
        if (sources.has(path)) problems.push(problem('GG5009', { path: shown(path, cwd) }));
      }
    }
  }
  return problems;
}

/** Why a name can't be that of a module: `--out loss.txt`. */
export function judgeOut(out: string, cwd: string): PublicDiagnostic[] {
  if (out === '-') return [];
  const isFolder = entryAt(resolve(cwd, out))?.isDirectory() === true;
  if (isFolder) return [problem('GG5016', { path: out }, 'it is a folder: --out-dir writes into it')];
  return formatOf(out) === undefined ? [problem('GG5016', { path: out })] : [];
}

/** Files that exist and whose first line isn't ours are never overwritten unasked. */
export function notOurs(target: Target, cwd: string): PublicDiagnostic[] {
  return filesOf(target).flatMap((path) => {
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
