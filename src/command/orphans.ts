/**
 * Outputs below the folders that were searched whose sources are gone. Which source an output belongs to is told by its
 * place and its first line.
 *
 *     findOrphans({ inputs, root, outDir: undefined, cwd }) → [{ files: ['src/old.grad.d.ts', 'src/old.grad.js'], source: 'src/old.ts' }]
 */
import { dirname, join, relative, resolve } from 'node:path';
import { headerOf } from '../formats/header.js';
import { entryAt } from './entry.js';
import type { Inputs } from './inputs.js';
import { readText } from './jobs.js';

export interface Orphan {
  readonly files: readonly string[];
  readonly source: string;
}

export async function findOrphans({ inputs, root, outDir, cwd }: { readonly inputs: Inputs; readonly root: string; readonly outDir?: string; readonly cwd: string }): Promise<Orphan[]> {
  const { glob } = await import('tinyglobby');
  const tree = outDir === undefined ? undefined : resolve(cwd, outDir);
  const bases = inputs.searched.length === 0 ? [] : tree === undefined ? inputs.searched.map(({ base }) => base) : [tree];
  const lost = new Map<string, string[]>();
  for (const base of new Set(bases)) {
    if (entryAt(base) === undefined) continue;
    const outputs = await glob(['**/*.grad.*'], { cwd: base, absolute: true, ignore: ['**/node_modules/**'], expandDirectories: false, dot: false });
    for (const output of outputs.map((path) => resolve(path)).sort()) {
      const header = headerOf(readText(output) ?? '');
      if (header === undefined) continue;
      const folder = tree === undefined ? dirname(output) : join(root, relative(tree, dirname(output)));
      const source = join(folder, header.source);
      if (!inputs.searched.some(({ wants }) => wants(source)) || entryAt(source) !== undefined) continue;
      const files = lost.get(source) ?? [];
      if (!files.includes(output)) lost.set(source, [...files, output]);
    }
  }
  return [...lost].map(([source, files]) => ({ source, files }));
}
