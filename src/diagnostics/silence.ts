/**
 * Leaves out the warnings and notes that the user has silenced: everywhere (`quiet` codes), or where they arise, by a
 * comment on the line or on the line above. Errors always stay.
 *
 *     // gradgen-ignore GG2103                       several codes: GG2103, GG2104; a reason may follow: GG2103 -- a lookup
 *     const k = Math.floor(x);
 */
import type { Diagnostic } from './diagnostic.js';
import { linesOf, locate } from './locate.js';

const comment = /(?:\/\/|\/\*|^\s*\*).*?\bgradgen-ignore((?:[\s,]+GG\d{4}\b)+)/;

export function silence(
  diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>, quiet: readonly string[] = [],
): Diagnostic[] {
  return diagnostics.filter((diagnostic) => {
    if (diagnostic.severity === 'error') return true;
    return !quiet.includes(diagnostic.code) && !ignoredInPlace(diagnostic, texts);
  });
}

function ignoredInPlace({ code, span }: Diagnostic, texts: ReadonlyMap<string, string>): boolean {
  const text = span === undefined ? undefined : texts.get(span.file);
  if (span === undefined || text === undefined || !text.includes('gradgen-ignore')) return false;
  const lines = linesOf(text);
  const { line } = locate(text, span.start);
  return codesIn(lines[line - 1]).includes(code) || (isComment(lines[line - 2]) && codesIn(lines[line - 2]).includes(code));
}

/** A comment behind a statement speaks for that line alone, not for the next one. */
function isComment(line: string | undefined): boolean {
  return line !== undefined && /^\s*(?:\/\/|\/\*|\*)/.test(line);
}

function codesIn(line: string | undefined): readonly string[] {
  return line === undefined ? [] : (comment.exec(line)?.[1].match(/GG\d{4}/g) ?? []);
}
