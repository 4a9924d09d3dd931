/**
 * Draws a diagnostic for a terminal: the line that editors link, a frame of the source with carets, the further places
 * that say why, the way out.
 *
 *     loss.ts:3:24 - error GG2104: Math.random() has no gradient
 *
 *       3 |   while (s < x) { s += Math.random(); }
 *         |                        ^^^^^^^^^^^^^
 *       hint: pass the random number in as a parameter
 *
 * Whoever calls decides on colours (`picocolors.createColors(decision)`), how a file name is shown, and where texts come
 * from; a file without text gets no frame.
 */
import type { createColors } from 'picocolors';
import type { Position, PublicDiagnostic, RelatedPlace } from '../options.js';
import { linesOf } from './locate.js';
import { printable, widthOf } from './width.js';

export type Colors = ReturnType<typeof createColors>;

export interface Drawing {
  readonly colors: Colors;
  readonly textOf: (file: string) => string | undefined;
  /** How a file is called on the screen. */
  readonly show: (file: string) => string;
}

/** Longest stretch of a source line that is shown, in characters: a minified file must not flood the screen. */
const longest = 120;

export function render(diagnostic: PublicDiagnostic, drawing: Drawing): string {
  const { colors } = drawing;
  const { severity, code, file, start, end, hint } = diagnostic;
  const tint = { error: colors.red, warning: colors.yellow, note: colors.cyan }[severity];
  const where = file === undefined ? '' : `${place(file, start, drawing)} - `;
  const parts = [`${where}${colors.bold(tint(severity))} ${colors.dim(`${code}:`)} ${paragraph(diagnostic.message)}`];

  const gutter = gutterWidth(diagnostic);
  const drawn = file !== undefined && start !== undefined
    ? frame({ file, start, end: end ?? start }, '^', tint, gutter, drawing) : [];
  const related = diagnostic.related.flatMap((label) => drawLabel(label, file, gutter, drawing));
  if (drawn.length + related.length > 0) parts.push('', ...drawn, ...related);
  if (hint !== undefined) parts.push(`  ${colors.cyan('hint:')} ${paragraph(hint)}`);
  return parts.join('\n') + '\n';
}

/** The lines of a longer message, indented under the first. */
function paragraph(text: string): string {
  return text.split('\n').map(printable).join('\n        ');
}

function drawLabel(label: RelatedPlace, mainFile: string | undefined, gutter: number, drawing: Drawing): string[] {
  const lines = frame(label, '~', drawing.colors.cyan, gutter, drawing);
  const message = printable(label.message);
  if (lines.length === 0) return [`  ${place(label.file, label.start, drawing)}: ${message}`];
  const last = lines.length - 1;
  const labelled = lines.map((line, k) => (k === last ? `${line} ${message}` : line));
  return label.file === mainFile ? labelled : [`  ${place(label.file, label.start, drawing)}`, ...labelled];
}

function place(file: string, start: Position | undefined, { colors, show }: Drawing): string {
  const name = colors.cyan(show(file));
  return start === undefined ? name : `${name}:${colors.yellow(String(start.line))}:${colors.yellow(String(start.column))}`;
}

interface Range {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** The line on which the range starts, and carets under it; a range over several lines is underlined to the end of the first. */
function frame(range: Range, mark: string, tint: (text: string) => string, gutter: number, { colors, textOf }: Drawing): string[] {
  const text = textOf(range.file);
  const line = text === undefined ? undefined : linesOf(text)[range.start.line - 1];
  if (line === undefined) return [];

  const from = Math.min(range.start.column - 1, line.length);
  const to = range.end.line > range.start.line ? line.trimEnd().length : Math.min(range.end.column - 1, line.length);
  const left = line.length > longest ? Math.max(0, Math.min(from - 40, line.length - longest)) : 0;
  const right = Math.min(left + longest, line.length);

  const lead = left > 0 ? '…' : '';
  const shown = `${lead}${printable(line.slice(left, right))}${right < line.length ? '…' : ''}`;
  const before = widthOf(lead + printable(line.slice(left, from)));
  const under = Math.max(1, widthOf(printable(line.slice(from, Math.min(to, right)))));
  const bar = colors.dim('|');
  return [
    `  ${colors.dim(String(range.start.line).padStart(gutter))} ${bar} ${shown}`.trimEnd(),
    `  ${' '.repeat(gutter)} ${bar} ${' '.repeat(before)}${tint(mark.repeat(under))}`,
  ];
}

function gutterWidth({ start, related }: PublicDiagnostic): number {
  return Math.max(...[start, ...related.map((label) => label.start)].map((position) => String(position?.line ?? '').length));
}
