/**
 * Doc comments of the emitted functions: what the function does, the user's own words, the parameters.
 */
import type { Lines } from './lines.js';

export function docComment(lines: Lines, about: readonly string[], doc: readonly string[], tags: readonly string[]): void {
  const parts = [about.flatMap(wrapped), doc, tags].filter((part) => part.length > 0);
  lines.line('/**');
  parts.forEach((part, at) => {
    if (at > 0) lines.line(' *');
    part.forEach((text) => lines.line(` * ${safe(text)}`.trimEnd()));
  });
  lines.line(' */');
}

/** Lines of at most so many characters; a word between backticks that is longer has one of its own. */
const WIDTH = 112;

function wrapped(text: string): string[] {
  const out: string[] = [];
  for (const word of text.split(' ')) {
    const last = out.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) out[out.length - 1] = `${last} ${word}`;
    else out.push(word);
  }
  return out;
}

/** Nothing in a comment may end it. */
export function safe(text: string): string {
  return text.replace(/\*\//g, '*\\/');
}
