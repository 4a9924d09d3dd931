/**
 * Finds the configuration: in the folder of the run, or above it, the nearest of
 *
 *     gradgen.config.ts · .mts · .mjs · .js · .json · "gradgen" in package.json
 *
 * TypeScript and JavaScript are run; what they export by default is the configuration.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Config, readConfig } from './config.js';

export interface Loaded {
  readonly path: string;
  readonly folder: string;
  readonly config: Config;
}

/** A fault in a configuration, or in its name. */
export class ConfigFault extends Error {
  constructor(readonly path: string, readonly faults: readonly string[]) {
    super(faults.join('; '));
  }
}

const names = ['gradgen.config.ts', 'gradgen.config.mts', 'gradgen.config.mjs', 'gradgen.config.js', 'gradgen.config.json'];

/** `undefined` where there is none. Throws a `ConfigFault`. */
export async function loadConfig(cwd: string, given?: string): Promise<Loaded | undefined> {
  const path = given === undefined ? find(cwd) : resolve(cwd, given);
  if (path === undefined) return undefined;
  if (!isFile(path)) throw new ConfigFault(path, ['there is no such file']);
  const { config, faults } = readConfig(await valueOf(path));
  if (faults.length > 0) throw new ConfigFault(path, faults);
  return { path, folder: dirname(path), config };
}

function find(folder: string): string | undefined {
  const own = names.map((name) => join(folder, name)).find(isFile);
  if (own !== undefined) return own;
  const manifest = join(folder, 'package.json');
  if (isFile(manifest) && isConfigured(manifest)) return manifest;
  return dirname(folder) === folder ? undefined : find(dirname(folder));
}

function isConfigured(manifest: string): boolean {
  try {
    return (JSON.parse(readFileSync(manifest, 'utf8')) as { gradgen?: unknown }).gradgen !== undefined;
  } catch {
    return false;
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

async function valueOf(path: string): Promise<unknown> {
  try {
    if (path.endsWith('.json')) {
      const json = JSON.parse(readFileSync(path, 'utf8')) as { readonly gradgen?: unknown };
      return path.endsWith('package.json') ? json.gradgen : json;
    }
    const { runFile } = await import('../run/run.js');
    const { default: value } = await runFile(path, `at=${statSync(path).mtimeMs}`);
    if (value === undefined) throw new Error('it exports nothing by default');
    return value;
  } catch (error) {
    throw new ConfigFault(path, [error instanceof Error ? error.message.split('\n')[0] : String(error)]);
  }
}
