/**
 * The comments of a statement: the lines above it (`leading`) and the one at the end of its last line (`note`), without
 * slashes, stars and margins. A comment behind the opening brace of a statement counts among the lines above it.
 *
 *     // the loss
 *     const d = y - x; // distance          →   { leading: ['the loss'], note: 'distance' }
 */
import { ts } from 'ts-morph';

export interface Comments {
  readonly leading?: readonly string[];
  readonly note?: string;
}

export function commentsOf(node: ts.Statement): Comments {
  if (ts.isBlock(node) && !ts.isBlock(node.parent) && !ts.isSourceFile(node.parent)) return elseComments(node);
  const text = node.getSourceFile().text;
  const above = [...(elseComments(node).leading ?? []), ...linesOf(text, ts.getLeadingCommentRanges(text, node.pos))];
  const brace = openingBrace(node);
  const leading = brace === undefined ? above : [...above, ...linesOf(text, ts.getTrailingCommentRanges(text, brace))];
  const note = endsWithStatement(node) ? '' : linesOf(text, ts.getTrailingCommentRanges(text, node.end)).join(' ');
  return { ...(leading.length > 0 ? { leading } : {}), ...(note === '' ? {} : { note }) };
}

/** What is written between an arm and the `else` behind it belongs to the arm that follows; other bodies have no comments. */
function elseComments(node: ts.Statement): Comments {
  const { parent } = node;
  if (!ts.isIfStatement(parent) || parent.elseStatement !== node) return {};
  const text = node.getSourceFile().text;
  const { end } = parent.thenStatement;
  const behind = ts.isBlock(parent.thenStatement) ? linesOf(text, ts.getTrailingCommentRanges(text, end)) : [];
  const leading = [...behind, ...linesOf(text, ts.getLeadingCommentRanges(text, end))];
  return leading.length > 0 ? { leading } : {};
}

function linesOf(text: string, ranges: readonly ts.CommentRange[] | undefined): string[] {
  return (ranges ?? []).flatMap((range) => commentLines(text.slice(range.pos, range.end)));
}

/** The lines of one comment, bare. */
export function commentLines(comment: string): string[] {
  if (comment.startsWith('//')) return [comment.replace(/^\/\/+/, '').trim()].filter((line) => line !== '');
  const inner = comment.replace(/^\/\*+/, '').replace(/\**\/$/, '');
  const lines = inner.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());
  while (lines.length > 0 && lines[0] === '') lines.shift();
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
  return lines.map((line, i) => (i === 0 ? line.trim() : line));
}

/** Where the block that a statement opens begins, so far as something may be written behind the brace. */
function openingBrace(node: ts.Statement): number | undefined {
  if (ts.isSwitchStatement(node)) return node.caseBlock.getStart() + 1;
  const body = ts.isIfStatement(node) ? node.thenStatement : ts.isIterationStatement(node, false) ? node.statement : node;
  return ts.isBlock(body) && body.statements.length > 0 ? body.getStart() + 1 : undefined;
}

/** Ends with another statement, which has the comment behind it for its own. */
function endsWithStatement(node: ts.Statement): boolean {
  if (ts.isIfStatement(node)) return !ts.isBlock(node.elseStatement ?? node.thenStatement);
  if (ts.isLabeledStatement(node)) return true;
  return (ts.isForStatement(node) || ts.isForOfStatement(node) || ts.isWhileStatement(node)) && !ts.isBlock(node.statement);
}
