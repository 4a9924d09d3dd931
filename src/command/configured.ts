/**
 * The configuration comes to an invocation: what the command line leaves open is taken from there, file by file.
 *
 *     await configure(request, cwd) → the request with the inputs of `include`, a root, gates, and settings for each file
 */
import { resolve } from 'node:path';
import { ConfigFault, loadConfig } from '../config/load.js';
import { settingsOf } from '../config/settings.js';
import type { PublicDiagnostic } from '../options.js';
import type { Configured, Request } from './arguments.js';
import { inputs as findNothing } from './nothing.js';
import { shown } from './paths.js';
import { problem } from './problem.js';

export type { Configured };

export async function configure<R extends Request>(request: R, cwd: string): Promise<{ readonly request: R & Configured } | { readonly problems: readonly PublicDiagnostic[] }> {
  let loaded;
  try {
    loaded = request.config === false ? undefined : await loadConfig(cwd, request.config);
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    return { problems: error.faults.map((what) => problem('GG5018', { path: shown(error.path, cwd), what })) };
  }
  const config = loaded?.config ?? {};
  const folder = loaded?.folder ?? cwd;
  const isOpen = request.inputs.length === 0;
  const inputs = isOpen ? config.include ?? [] : request.inputs;
  if (inputs.length === 0 && request.kind !== 'config') return { problems: [findNothing(request.kind)] };
  return {
    request: {
      ...request, inputs, base: isOpen ? folder : cwd,
      gates: [...request.gates, ...(config.gates ?? []).map((path) => resolve(folder, path))],
      outDir: request.outDir ?? (request.out !== undefined || config.outDir === undefined || inputs[0] === '-' ? undefined : resolve(folder, config.outDir)),
      root: request.outDir !== undefined || config.outDir === undefined ? undefined : resolve(folder, config.root ?? '.'),
      quiet: [...request.quiet, ...(config.quiet ?? [])],
      maxWarnings: request.maxWarnings ?? config.maxWarnings,
      configPath: loaded?.path, fileConfig: config,
      settings: (path: string) => settingsOf(loaded, path),
    },
  };
}
