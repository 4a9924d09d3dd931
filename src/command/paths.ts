/**
 * What a path is to gradgen, by its name alone.
 *
 *     judge('loss.grad.js') → 'an output of gradgen'      judge('loss.ts') → undefined, a source
 */
import { basename, relative, sep } from 'node:path';

const endings = /\.(?:ts|mts|cts|tsx|js|mjs)$/;

export const sourcePattern = '**/*.{ts,mts,cts,tsx,js,mjs}';

/** Left out of folders and globs. */
export const leftOut: readonly string[] = ['**/*.d.{ts,mts,cts}', '**/*.grad.*', '**/*.test.*', '**/node_modules/**'];

/** Why a file can't be a source; `undefined` where it can. */
export function judge(path: string): string | undefined {
  return companion(path) ?? (endings.test(path) ? undefined : 'no file of TypeScript or JavaScript');
}

/** What stands beside sources and has their endings, and so is no mistake among several inputs. */
export function companion(path: string): string | undefined {
  const name = basename(path);
  if (/\.grad\.(?:d\.)?[^.]+$/.test(name)) return 'an output of gradgen';
  return /\.d\.[mc]?ts$/.test(name) ? 'a declaration file: it holds no code' : undefined;
}

/** `a/loss.mts` → `a/loss`. */
export function withoutEnding(path: string): string {
  return path.replace(endings, '');
}

/** The path as messages show it: from the current folder, unless that is longer; with forward slashes. */
export function shown(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return slashes(near === '' ? '.' : near.length < path.length ? near : path);
}

export function slashes(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
