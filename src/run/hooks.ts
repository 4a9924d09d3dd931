/**
 * Hooks by which Node runs TypeScript as it stands: `./a.js` and `./a` are found as `./a.ts`, path aliases as the nearest
 * tsconfig has them, and types are taken off. Node loads this file in a thread of its own.
 *
 * Guarantees to resolve as the compiler does, so that what is run is what was differentiated.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LoadHook, ResolveHook } from 'node:module';

const ours = /\.[cm]?tsx?$/;

export const resolve: ResolveHook = async (specifier, context, next) => {
  const parent = context.parentURL;
  if (parent === undefined || !parent.startsWith('file:') || parent.includes('/node_modules/')) return next(specifier, context);
  if (/^\.{1,2}\//.test(specifier)) {
    const found = sourceAt(fileURLToPath(new URL(specifier, parent)));
    if (found !== undefined) return { url: pathToFileURL(found).href, shortCircuit: true };
  }
  try {
    return await next(specifier, context);
  } catch (error) {
    const found = await aliased(specifier, fileURLToPath(parent));
    if (found !== undefined) return { url: found, shortCircuit: true };
    throw error;
  }
};

export const load: LoadHook = async (url, context, next) => {
  const path = url.startsWith('file:') ? fileURLToPath(url) : '';
  if (!ours.test(path)) return next(url, context);
  const { transpile } = await import('./transpile.js');
  return { format: 'module', source: transpile(readFileSync(path, 'utf8'), path), shortCircuit: true };
};

/** The file that TypeScript takes an import of `path` for. */
function sourceAt(path: string): string | undefined {
  const stem = path.replace(/\.([cm]?)jsx?$/, '.$1ts');
  const named = stem !== path ? [stem, stem.replace(/\.ts$/, '.tsx')] : [];
  const bare = ours.test(path) || stem !== path ? [] : ['.ts', '.tsx', '.js', '/index.ts', '/index.tsx', '/index.js'].map((ending) => path + ending);
  return [...named, ...(stem === path && !ours.test(path) ? [] : [path]), ...bare].find(isFile);
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** What only a tsconfig knows; and ourselves, where we aren't installed (`npx`). */
async function aliased(specifier: string, parent: string): Promise<string | undefined> {
  const { resolveAlias } = await import('./transpile.js');
  const path = resolveAlias(specifier, parent, (file) => (isFile(file) ? readFileSync(file, 'utf8') : undefined));
  if (path !== undefined) return pathToFileURL(path).href;
  const own = /^gradgen(?:\/(ops))?$/.exec(specifier);
  return own === null ? undefined : new URL(`../${own[1] ?? 'index'}.js`, import.meta.url).href;
}
