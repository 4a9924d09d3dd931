/**
 * The library: `compile` and its types. The command is a thin layer over it.
 *
 *     import { compile } from 'gradgen';
 *     const { code, diagnostics } = compile(text, { fileName: 'loss.ts' });
 */
export { compile } from './compile.js';
export { version } from './version.js';
export type {
  CompileOptions, CompileResult, CompiledFunction, Position, PublicDiagnostic, RelatedPlace, Style, Timing,
} from './options.js';
export type { Config } from './config/config.js';
export type { Severity } from './diagnostics/diagnostic.js';
