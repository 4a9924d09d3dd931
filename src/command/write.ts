/**
 * Writes files atomically: each into a temporary file in the same folder, then renamed, so that nobody ever sees half of
 * one. Several files are renamed only once all are on the disk. What already holds the same bytes is left alone. Throws
 * what the file system throws, after removing its temporary files.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { entryAt } from './entry.js';

export interface FileContent {
  readonly path: string;
  readonly text: string;
}

export function writeFiles(files: readonly FileContent[]): void {
  const pending: { readonly temporary: string; readonly target: string }[] = [];
  try {
    for (const { path, text } of files) {
      const target = throughLinks(path);
      const kind = entryAt(target);
      if (kind?.isFile() && readFileSync(target, 'utf8') === text) continue;
      mkdirSync(dirname(target), { recursive: true });
      const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
      sweep(target);
      pending.push({ temporary, target });
      writeFileSync(temporary, text, { flag: 'wx' });
      if (kind !== undefined) chmodSync(temporary, kind.mode);
    }
    for (const { temporary, target } of pending) renameSync(temporary, target);
  } catch (error) {
    for (const { temporary } of pending) rmSync(temporary, { force: true });
    throw error;
  }
}

/** What a run left behind that was ended while it wrote; what a running one is writing stays. */
function sweep(target: string): void {
  const start = `.${basename(target)}.`;
  for (const name of readdirSync(dirname(target))) {
    const pid = name.startsWith(start) && /^\d+\.tmp$/.test(name.slice(start.length)) ? Number.parseInt(name.slice(start.length)) : undefined;
    if (pid !== undefined && (pid === process.pid || !isRunning(pid))) rmSync(join(dirname(target), name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A link stays a link: what it points to is replaced. */
function throughLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
