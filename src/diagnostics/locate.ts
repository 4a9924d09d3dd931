/**
 * From offsets to lines and columns, and so from the compiler's diagnostics to those that the library hands out.
 *
 * Lines end as in TypeScript: LF, CRLF, CR, U+2028, U+2029. Lines and columns count from one; a column counts UTF-16
 * units, tabs as one; a byte order mark at the start of the text takes no column.
 *
 *     locate('a\r\nbc', 4) → { line: 2, column: 2 }
 */
import type { Span } from '../syntax.js';
import type { Position, PublicDiagnostic } from '../options.js';
import type { Diagnostic } from './diagnostic.js';

const lineBreak = /\r\n|[\n\r\u2028\u2029]/g;

export function locate(text: string, offset: number): Position {
  const place = Math.min(Math.max(offset, 0), text.length);
  let line = 1;
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (const match of text.matchAll(lineBreak)) {
    const next = match.index + match[0].length;
    if (next > place) break;
    line += 1;
    start = next;
  }
  return { line, column: Math.max(place - start, 0) + 1 };
}

/** The lines of a text, without their ends and without the byte order mark. */
export function linesOf(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, '').split(lineBreak);
}

/** `texts` holds every file that spans may name. A span into a file that isn't there keeps its file, without a place. */
export function toPublic(diagnostic: Diagnostic, texts: ReadonlyMap<string, string>): PublicDiagnostic {
  const { code, severity, message, span, hint } = diagnostic;
  return {
    code, severity, message, hint,
    file: span?.file,
    ...(range(span, texts) ?? { start: undefined, end: undefined }),
    related: diagnostic.related.flatMap((label) => {
      const place = range(label.span, texts);
      return place === undefined ? [] : [{ file: label.span.file, ...place, message: label.message }];
    }),
  };
}

function range(span: Span | undefined, texts: ReadonlyMap<string, string>): { start: Position; end: Position } | undefined {
  const text = span === undefined ? undefined : texts.get(span.file);
  if (span === undefined || text === undefined) return undefined;
  return { start: locate(text, span.start), end: locate(text, Math.max(span.start, span.end)) };
}
