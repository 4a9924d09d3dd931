/**
 * The module behind an import of `./loss.grad.js`, compiled when it is asked for; no file is needed.
 *
 *     sourceOf('/p/src/loss.grad.js') → '/p/src/loss.ts'
 *     await gradModule('/p/src/loss.grad.js', options) → { code, map, inputs: ['/p/src/loss.ts', …], problems: [] }
 *
 * All bundlers and Node share it. Options come from the plugin, then from the nearest configuration.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import pc from 'picocolors';
import { sameModule } from '../check/same-code.js';
import { writeFiles } from '../command/write.js';
import { loadConfig } from '../config/load.js';
import { settingsOf } from '../config/settings.js';
import { render } from '../diagnostics/render.js';
import { headerOf, withoutHead } from '../formats/header.js';
import type { PublicDiagnostic, Style } from '../options.js';

export interface PluginOptions {
  readonly style?: Style;
  /** Gates of your own. */
  readonly gates?: readonly string[];
  /** Codes of warnings and notes to leave out. */
  readonly quiet?: readonly string[];
  /**
   * Where the declarations go, by which TypeScript knows the module: `beside` the source (default), or the name of a folder
   * that mirrors the project, to be listed in `rootDirs`; `false` for nowhere.
   */
  readonly types?: 'beside' | false | (string & {});
  /** What an output on the disk that isn't up to date is: a warning (default), or an error. It is never used. */
  readonly stale?: 'warn' | 'error';
  /** The folder of the project. Default: the current one. */
  readonly root?: string;
}

export interface Problem {
  readonly isError: boolean;
  readonly diagnostic: PublicDiagnostic;
  /** The whole message, with its frame. */
  readonly text: string;
}

export interface GradModule {
  /** `undefined` after an error. */
  readonly code?: string;
  readonly map?: string;
  /** What it was made of. */
  readonly inputs: readonly string[];
  readonly problems: readonly Problem[];
}

export const gradFile = /\.grad\.m?js$/;

/** The source of an output; `undefined` where there is none, and so nothing of ours. */
export function sourceOf(output: string): string | undefined {
  const stem = output.replace(gradFile, '');
  return stem === output ? undefined : ['.ts', '.mts', '.tsx', '.cts', '.js', '.mjs'].map((ending) => stem + ending).find((path) => existsSync(path) && statSync(path).isFile());
}

export async function gradModule(output: string, options: PluginOptions = {}): Promise<GradModule> {
  const source = sourceOf(output)!;
  const root = resolve(options.root ?? '.');
  const loaded = await loadConfig(root);
  const settings = settingsOf(loaded, source);
  const gates = [...(options.gates ?? []).map((path) => resolve(root, path)), ...(loaded?.config.gates ?? []).map((path) => resolve(loaded!.folder, path))];
  const read = new Map<string, string | undefined>();
  const readFile = (path: string): string | undefined => {
    if (!read.has(path)) read.set(path, existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : undefined);
    return read.get(path);
  };
  const { compile } = await import('../compile.js');
  const { code, dts, map, diagnostics } = compile(readFile(source)!, {
    fileName: source.replaceAll('\\', '/'), style: options.style ?? settings.style, functions: settings.functions, wrt: settings.wrt,
    quiet: [...(options.quiet ?? []), ...settings.quiet], gates: gates.map((path) => ({ path, text: readFile(path) ?? '' })), readFile, sourceMap: true,
  });
  const problems = diagnostics.filter(({ severity }) => severity !== 'note').map((diagnostic) => problem(diagnostic, readFile, root));
  const inputs = [...read].filter(([, text]) => text !== undefined).map(([path]) => path);
  if (loaded !== undefined) inputs.push(loaded.path);
  if (code === null || dts === null) return { inputs, problems };
  if (options.types !== false) declare(output, dts, options.types ?? 'beside', root);
  return { code, map: map ?? undefined, inputs, problems: [...problems, ...onDisk(output, code, options)] };
}

function problem(diagnostic: PublicDiagnostic, textOf: (file: string) => string | undefined, root: string): Problem {
  const show = (file: string): string => relative(root, file).replaceAll('\\', '/');
  return { isError: diagnostic.severity === 'error', diagnostic, text: render(diagnostic, { colors: pc.createColors(false), textOf, show }).trimEnd() };
}

/** A file of that name that says something else: whoever runs without the plugin gets that. */
function onDisk(output: string, code: string, { stale = 'warn' }: PluginOptions): Problem[] {
  if (!existsSync(output)) return [];
  const there = withoutHead(readFileSync(output, 'utf8').replace(/\r\n?/g, '\n').replace(/^\/\/# sourceMappingURL=.*\n?/m, ''));
  if (there === withoutHead(code) || sameModule(there, withoutHead(code))) return [];
  const message = `${output} is not up to date, and is not used: \`npx gradgen\` writes it anew, or remove it`;
  const diagnostic: PublicDiagnostic = { code: 'GG5040', severity: stale === 'error' ? 'error' : 'warning', message, file: output, start: undefined, end: undefined, hint: undefined, related: [] };
  return [{ isError: stale === 'error', diagnostic, text: message }];
}

function declare(output: string, dts: string, types: string, root: string): void {
  const beside = output.replace(/\.(m?)js$/, '.d.$1ts');
  const path = types === 'beside' ? beside : join(resolve(root, types), relative(root, beside));
  if (existsSync(path) && headerOf(readFileSync(path, 'utf8')) === undefined) return;
  try {
    writeFiles([{ path, text: dts }]);
  } catch {
    // a read-only tree: the types are a convenience, the module is there
  }
}

/** The output that an import means, if its source is there: `./loss.grad.js` in `/p/src/main.ts`. */
export function outputOf(specifier: string, importer: string): string | undefined {
  const path = /^\.{1,2}\//.test(specifier) ? join(dirname(importer), specifier) : /^(?:\/|[A-Za-z]:[\\/])/.test(specifier) ? specifier : undefined;
  const output = path?.replace(/\?.*$/s, '');
  return output !== undefined && sourceOf(output) !== undefined ? output : undefined;
}
