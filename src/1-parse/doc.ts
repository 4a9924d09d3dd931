/**
 * The doc comment of a function: its text, without stars and tags, and what `@grad` says in it. A tag stands at the start
 * of a line; what follows it, up to an empty line, belongs to it.
 *
 *     The lines `Mean squared error.` and `@grad wrt w, b`   →   { lines: ['Mean squared error.'], tag: { wrt: ['w', 'b'], … } }
 */
import { ts } from 'ts-morph';
import { commentLines } from './comments.js';

export interface Tag {
  /** The parameters picked. */
  readonly wrt?: readonly string[];
  /** The line is not understood. */
  readonly fault?: string;
  /** Where the tag stands. */
  readonly start: number;
  readonly end: number;
}

export interface Doc {
  readonly lines: readonly string[];
  readonly tag?: Tag;
}

export function docOf(holder: ts.Node): Doc {
  const text = holder.getSourceFile().text;
  const isDoc = ({ pos }: ts.CommentRange): boolean => text.startsWith('/**', pos) && text[pos + 3] !== '/';
  const range = (ts.getLeadingCommentRanges(text, holder.pos) ?? []).filter(isDoc).pop();
  if (range === undefined) return { lines: [] };
  const lines: string[] = [];
  let isTagged = false;
  let tag: Tag | undefined;
  for (const line of commentLines(text.slice(range.pos, range.end))) {
    if (/^\s*@/.test(line)) {
      isTagged = true;
      if (/^\s*@grad(?![\w$])/.test(line)) tag = readTag(line.trim(), text.indexOf('@grad', range.pos));
    } else if (!isTagged || line.trim() === '') {
      isTagged = false;
      lines.push(line);
    }
  }
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
  while (lines.length > 0 && lines[0] === '') lines.shift();
  return { lines, ...(tag && { tag }) };
}

function readTag(line: string, start: number): Tag {
  const place = { start, end: start + line.length };
  const rest = line.slice('@grad'.length).trim();
  if (rest === '') return place;
  const match = /^wrt\s+(.+)$/.exec(rest);
  const wrt = match?.[1]!.split(/[\s,]+/).filter((name) => name !== '');
  const isName = (name: string): boolean => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
  return wrt?.every(isName) ? { ...place, wrt } : { ...place, fault: line };
}
