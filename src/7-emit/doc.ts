/**
 * Doc comments of the emitted functions: what the function does, the user's own words, the parameters.
 */
import type { Lines } from './lines.js';

export function docComment(lines: Lines, about: readonly string[], doc: readonly string[], tags: readonly string[]): void {
  const parts = [about, doc, tags].filter((part) => part.length > 0);
  lines.line('/**');
  parts.forEach((part, at) => {
    if (at > 0) lines.line(' *');
    part.forEach((text) => lines.line(` * ${safe(text)}`.trimEnd()));
  });
  lines.line(' */');
}

/** Nothing in a comment may end it. */
export function safe(text: string): string {
  return text.replace(/\*\//g, '*\\/');
}
