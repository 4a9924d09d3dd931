/**
 * TypeScript text → the functions to differentiate, as checked syntax. The only phase that knows ts-morph.
 *
 *     parse('export function f(x: number) { return x * x; }', { fileName: 'f.ts' })
 *       →  { module: { functions: [f], exports: ['f'], … }, diagnostics: [] }
 *
 * Guarantees: every fault of the source is a diagnostic, all of a file at once, and never an exception. `module` holds
 * the functions that are without fault, so that later phases can find theirs; it is `null` if the file can't be read as
 * TypeScript or all that was selected has failed. An error among the diagnostics means that nothing is to be written.
 */
import { type Diagnostic } from '../diagnostics/diagnostic.js';
import type { ParsedModule } from '../syntax.js';
import { complaintsOf, messageOf, reportComplaints, spanOf } from './complaints.js';
import { createContext, hasFailed } from './context.js';
import { createConverter } from './convert.js';
import { exportsOf } from './exports.js';
import { spareFlow } from './flow.js';
import { isOverflow, tooDeep } from './nesting.js';
import { createProgram, type LibraryName } from './program.js';
import { select } from './select.js';
import { convertSelected } from './selected.js';

export interface ParseOptions {
  /** Used in spans and diagnostics, and to find imports and the tsconfig: `src/loss.ts`. */
  readonly fileName: string;
  /** Only these exported functions. */
  readonly functions?: readonly string[];
  /** Without `functions` and without tags: every real-valued function (`named`, the default), or none (`tagged`). */
  readonly select?: 'named' | 'tagged';
  /** The names of the user's gates. */
  readonly gates?: readonly string[];
  /** Reads what the file imports, and tsconfigs. Paths are in the terms of `fileName`. */
  readonly readFile?: (path: string) => string | undefined;
}

export interface ParseResult {
  readonly module: ParsedModule | null;
  readonly diagnostics: Diagnostic[];
}

export function parse(text: string, options: ParseOptions): ParseResult {
  try {
    return attempt(text, options, 'own') ?? attempt(text, options, 'es2023')!;
  } catch (error) {
    if (!isOverflow(error, text)) throw error;
    return { module: null, diagnostics: [tooDeep(text, options.fileName)] };
  }
}

/** One attempt with one library. `undefined` if the small one may be to blame for what the checker complains about. */
function attempt(text: string, options: ParseOptions, library: LibraryName): ParseResult | undefined {
  const program = createProgram(text, options.fileName, options.readFile, library);
  const c = createConverter(createContext(program, options.gates));
  if (program.syntaxErrors.length > 0) {
    for (const error of program.syntaxErrors) c.refuse('GG1001', spanOf(c, error), { message: messageOf(error) });
    return { module: null, diagnostics: c.diagnostics };
  }
  for (const file of program.files()) spareFlow(program, file);
  const exported = exportsOf(program);
  const selected = select(c, exported.functions, options);
  const converted = selected.map((selection) => convertSelected(c, selection));
  const complaints = complaintsOf(c);
  if (library === 'own' && complaints.length > 0) return undefined;
  reportComplaints(c, complaints);

  const functions = converted.flatMap(({ unit, parsed }) => (parsed === undefined || hasFailed(unit) ? [] : [parsed]));
  const isUseless = functions.length === 0 && c.diagnostics.length > 0;
  const module = { fileName: options.fileName, functions, exports: exported.names, texts: program.texts() };
  return { module: isUseless ? null : module, diagnostics: inOrder(c.diagnostics, options.fileName) };
}

/** By place, those of the file itself first. */
function inOrder(diagnostics: readonly Diagnostic[], fileName: string): Diagnostic[] {
  const file = ({ span }: Diagnostic): string => (span === undefined || span.file === fileName ? '' : span.file);
  return [...diagnostics].sort((a, b) => (file(a) < file(b) ? -1 : file(a) > file(b) ? 1 : (a.span?.start ?? 0) - (b.span?.start ?? 0)));
}
