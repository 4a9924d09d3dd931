/**
 * Where files lie for the checker. It wants absolute paths; we are given what the user wrote: `loss.ts`, `../a/loss.ts`,
 * `C:\a\loss.ts`, `<stdin>`. Relative names are put deep inside an invented folder, so that imports and the search for a
 * tsconfig may climb, and every path that is read or reported is turned back into the user's terms.
 *
 *     inward('../a/loss.ts')  →  '/_/_/…/_/a/loss.ts'        outward of that  →  '../a/loss.ts'
 */
const depth = 16;
export const home = '/_'.repeat(depth);

const isAbsolute = (path: string): boolean => path.startsWith('/') || /^[A-Za-z]:\//.test(path);

/** The path by which the checker knows a file of the user's. */
export function inward(fileName: string): string {
  const path = fileName.replace(/\\/g, '/');
  const named = /\.(?:[cm]?[tj]s|[tj]sx)$/.test(path) ? path : `${path}.ts`;
  return normalise(isAbsolute(named) ? named : `${home}/${named}`);
}

/** The path by which the user knows a file of the checker's. */
export function outward(path: string): string {
  if (!path.startsWith('/_/') && path !== '/_') return path;
  const parts = path.split('/').slice(1);
  let shared = 0;
  while (shared < depth && parts[shared] === '_') shared++;
  return [...Array<string>(depth - shared).fill('..'), ...parts.slice(shared)].join('/');
}

/** The folders from that of `path` up to the root, nearest first. */
export function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('/'));
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.join('/');
}
