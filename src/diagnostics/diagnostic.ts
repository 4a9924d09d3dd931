/**
 * The shape of a diagnostic: data first, text last. A phase reports a code, a place and the words to fill in; the
 * catalogue holds the sentences; `render` draws the frame. Nothing here knows a terminal.
 */
import type { Span } from '../syntax.js';
import { catalogue, type Code } from './catalogue.js';

export type Severity = 'error' | 'warning' | 'note';

/** A secondary label: why. "`y` is active because it flows into the result here". */
export interface Label {
  readonly span: Span;
  readonly message: string;
}

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  /** Where, or `undefined` for what has no place in a file (a bad flag). */
  readonly span?: Span;
  /** The way out. */
  readonly hint?: string;
  readonly related: readonly Label[];
}

export interface DiagnosticDetail {
  /** Replaces the catalogue's way out. */
  readonly hint?: string;
  readonly related?: readonly Label[];
}

/**
 * Makes a diagnostic from the catalogue's sentence.
 *
 *     diagnose('GG1002', span, { construct: 'generator functions' })
 */
export function diagnose(code: Code, span: Span | undefined, words: Record<string, string | number> = {}, detail: DiagnosticDetail = {}): Diagnostic {
  const entry = catalogue[code];
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, key: string) => (key in words ? String(words[key]) : whole));
  const hint = detail.hint ?? (entry.hint === undefined ? undefined : fill(entry.hint));
  return { code, severity: entry.severity, message: fill(entry.message), span, hint, related: detail.related ?? [] };
}

/** A fault of the source that ends the compilation of one function. Thrown only inside the compiler; `compile` catches it. */
export class Refusal extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

/** Refuses a construct: throws. */
export function refuse(code: Code, span: Span | undefined, words: Record<string, string | number> = {}, detail: DiagnosticDetail = {}): never {
  throw new Refusal(diagnose(code, span, words, detail));
}

/** There is an error among them. */
export function failed(found: readonly Diagnostic[]): boolean {
  return found.some(({ severity }) => severity === 'error');
}
