/**
 * Builds the command once for all tests that spawn it, unless `dist` is newer than every source. A build with type errors
 * is no reason to run nothing: the tests get to see its output (`inject('buildFaults')`), and one of them insists on none.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** What the type checker said about `src`; empty when all is well. */
    buildFaults: string;
  }
}

const root = join(import.meta.dirname, '..', '..');

export default function build(project: TestProject): void {
  const made = statSync(join(root, 'dist', 'cli.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const changed = Math.max(...readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((name) => statSync(join(root, 'src', name)).mtimeMs));
  if (made > changed) return project.provide('buildFaults', '');
  const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], { cwd: root, encoding: 'utf8' });
  // what was built with faults counts as old, so that the next run complains again
  if (stdout !== '') utimesSync(join(root, 'dist', 'cli.js'), 0, 0);
  project.provide('buildFaults', stdout);
}
