/**
 * Diagnostics of the command itself: 5xxx, mostly without a place in a source.
 *
 *     problem('GG5002', { path: 'nosuch.ts' }, 'did you mean `such.ts`?')
 */
import type { Code } from '../diagnostics/catalogue.js';
import { diagnose } from '../diagnostics/diagnostic.js';
import { toPublic } from '../diagnostics/locate.js';
import type { PublicDiagnostic } from '../options.js';

export function problem(code: Code, words: Record<string, string>, hint?: string): PublicDiagnostic {
  return toPublic(diagnose(code, undefined, words, { hint }), new Map());
}

/** What the operating system said, in words: `EACCES` → "permission denied". */
export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return (code === undefined ? undefined : reasons[code]) ?? code ?? message ?? String(error);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOENT: 'no such folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
};
