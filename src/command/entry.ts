/**
 * What stands at a path: `undefined` where nothing does, also where a part of the path is a file or a name is too long.
 * Throws what else the file system says (permission).
 */
import { statSync, type Stats } from 'node:fs';

export function entryAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes((error as { code: string }).code)) return undefined;
    throw error;
  }
}
